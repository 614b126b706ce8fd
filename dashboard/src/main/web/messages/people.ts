import type { Message } from "../api/types";

/** Who a message came from or went to, in few words. */
export function correspondent(message: Message): string {
  if (message.direction === "inbound") return message.from_name || message.from_email || "Unknown sender";
  const recipients = [...message.to_emails, ...message.cc_emails, ...message.bcc_emails];
  const [first = "Nobody", ...others] = recipients.map(short);
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** `Ann <ann@example.com>` by its name, where it has one. */
function short(address: string): string {
  const bracket = address.indexOf("<");
  return (bracket > 0 && address.slice(0, bracket).replaceAll('"', "").trim()) || address;
}

export const subjectOf = (message: { subject: string }): string => message.subject || "(no subject)";
