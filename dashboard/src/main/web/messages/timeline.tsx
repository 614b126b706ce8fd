// What happened to a message, in sentences.
import type { Message, TimelineEntry } from "../api/types";
import { later } from "../app/format";
import { Time } from "../ui/parts";

const SPAM = "Whether it is in the inbox or among spam, no server says.";

type Tone = "good" | "warn" | "bad" | "calm";

interface Telling {
  tone: Tone;
  sentence: string;
  /** What it means or what follows. */
  meaning: string | undefined;
}

export function telling(entry: TimelineEntry, message: Message): Telling {
  const recipient = entry.recipient ?? "the recipient";
  switch (entry.type) {
    case "queued":
      return { tone: "calm", sentence: "The platform accepted the message and queued it.", meaning: undefined };
    case "received":
      return {
        tone: "good",
        sentence: `The message arrived from ${message.from_email ?? "an unknown sender"}.`,
        meaning: authenticity(message),
      };
    case "delivered":
      return {
        tone: "good",
        sentence: `The server of ${recipient} accepted it.`,
        meaning: entry === message.events?.findLast((each) => each.type === "delivered") ? SPAM : undefined,
      };
    case "deferred":
      return {
        tone: "warn",
        sentence: `The server of ${recipient} refused it for now.`,
        meaning: "The platform tries again, with growing waits, until it is accepted or expires.",
      };
    case "delayed":
      return { tone: "warn", sentence: `A server on the way reports a delay for ${recipient}.`, meaning: "It is still trying." };
    case "bounced":
      return {
        tone: "bad",
        sentence: `It could not be delivered to ${recipient}.`,
        meaning: "Nothing more is tried. An address that bounces for good is added to the suppressions.",
      };
    case "rejected":
      return { tone: "bad", sentence: `The platform did not send it to ${recipient}.`, meaning: "No server was asked." };
    case "complained":
      return {
        tone: "bad",
        sentence: `${recipient} reported it as spam.`,
        meaning: "The address is added to the suppressions: nothing more is sent there.",
      };
    case "opened":
      return { tone: "good", sentence: `${recipient} opened it.`, meaning: "Or a program loaded its pictures." };
    default:
      return { tone: "calm", sentence: `${entry.type}: ${recipient}`, meaning: undefined };
  }
}

function authenticity(message: Message): string | undefined {
  switch (message.authentication?.dmarc) {
    case undefined:
      return undefined;
    case "pass":
      return "The address in From is authentic (DMARC passed).";
    case "fail":
      return "The address in From may be forged (DMARC failed).";
    default:
      return `Whether the address in From is authentic is not known (DMARC: ${message.authentication?.dmarc}).`;
  }
}

export function Timeline({ message }: { message: Message }) {
  const entries = message.events ?? [];
  const isOpen = message.recipients.some((each) => each.status === "queued" || each.status === "deferred");
  return (
    <ol class="timeline" aria-label="What happened">
      {entries.map((entry, index) => {
        const { tone, sentence, meaning } = telling(entry, message);
        const before = entries[index - 1];
        const wait = before && later(before.at, entry.at);
        return (
          <li key={index} class={tone}>
            <div>
              <p>{sentence}</p>
              {entry.detail && <blockquote>{entry.detail}</blockquote>}
              {meaning && <p class="muted">{meaning}</p>}
            </div>
            <p class="when">
              <Time at={entry.at} full />
              {wait && <span class="muted">{wait}</span>}
            </p>
          </li>
        );
      })}
      {isOpen && (
        <li class="calm waiting">
          <p class="muted">{waitsFor(message)}</p>
        </li>
      )}
    </ol>
  );
}

function waitsFor(message: Message): string {
  const open = message.recipients.filter((each) => each.status === "queued" || each.status === "deferred");
  return `Still to be delivered to ${open.map((each) => each.email).join(", ")}. This page changes when it is.`;
}

/** All that helps to find out why a message did not arrive, as text for a report. */
export function diagnostics(message: Message): string {
  return [
    `Message: ${message.id} (${message.direction}, ${message.status})`,
    `Message-ID: ${message.message_id ?? "none"}`,
    `From: ${message.from_email ?? "none"}`,
    `To: ${message.to_emails.join(", ")}`,
    `Created: ${message.created_at}`,
    ...(message.authentication
      ? [`SPF ${message.authentication.spf}, DKIM ${message.authentication.dkim}, DMARC ${message.authentication.dmarc}`]
      : []),
    ...message.recipients.map((each) =>
      [`Recipient: ${each.email} ${each.status}`, each.status_code, each.detail].filter(Boolean).join(" "),
    ),
    ...(message.events ?? []).map((entry) => [entry.at, entry.type, entry.recipient, entry.detail].filter(Boolean).join(" ")),
  ].join("\n");
}
