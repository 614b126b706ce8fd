import type { Attachment, CalendarEvent, FoundMessage, Inbox, Message, MessageLink, ReceivedCode, SentMessage } from "mailboxkit";
import { cut, piece } from "./texts.js";

// What tools show of what the API answers: little enough for a model, and what strangers wrote kept apart.

const PREVIEW = 200;
const LONGEST_NAME = 300;
const LONGEST_LIST = 20;
const LONGEST_URL = 2_000;
const HIGHLIGHTS = 3;
const LONGEST_HIGHLIGHT = 200;

/** The text of a message that is asked for. */
export type Part = "new" | "full" | "html";

/** Of a piece of text, in UTF-16 code units, unless told. */
export const PIECE = 8_000;

export function sent(message: SentMessage) {
  const { id, inbox_id, status, from_email, to_emails, cc_emails, bcc_emails, subject, attachments, created_at } = message;
  return { id, inbox_id, status, from_email, to_emails, cc_emails, bcc_emails, subject, attachments, created_at };
}

export function inbox({ id, name, email, created_at }: Inbox) {
  return { id, name, email, created_at };
}

export function summary(message: Message | FoundMessage) {
  return {
    ...head(message),
    attachment_count: message.attachments.length,
    ...marks(message),
    content: {
      ...from(message),
      codes: codes(message),
      preview: cut(message.extracted_text, PREVIEW),
      ...("highlights" in message && { highlights: highlights(message.highlights) }),
    },
  };
}

export function message(whole: Message, part: Part, offset: number, limit: number) {
  const { text, length, next, ...begin } = piece(textOf(whole, part), offset, limit);
  return {
    ...head(whole),
    ...marks(whole),
    content: {
      ...from(whole),
      cc_emails: names(whole, whole.cc_emails),
      reply_to_emails: names(whole, whole.reply_to_emails),
      text,
      codes: codes(whole),
      links: leading(whole).map((one) => link(whole, one)),
      calendar: calendar(whole, whole.calendar ?? null),
      attachments: whole.attachments.slice(0, LONGEST_LIST).map((file) => attachment(whole, file)),
    },
    part,
    offset: begin.offset,
    text_length: length,
    next_offset: next,
  };
}

function textOf(message: Message, part: Part): string {
  switch (part) {
    case "new":
      return message.extracted_text;
    case "full":
      return message.text_body ?? message.extracted_text;
    case "html":
      return message.html_safe ?? "";
  }
}

/** A code or link that came: all of it was written by a stranger. */
export function code(received: ReceivedCode) {
  const { id, created_at, dmarc, code, kind, link_url, link_kind } = received;
  const [from_email, from_name, subject] = [received.from_email, received.from_name, received.subject].map((value) =>
    typeof value === "string" ? cut(value, LONGEST_NAME) : null,
  );
  return { id, created_at, dmarc, untrusted: true, content: { code, kind, link_url, link_kind, from_email, from_name, subject } };
}

function head(message: Message) {
  const { id, inbox_id, thread_id, direction, status, created_at } = message;
  return { id, inbox_id, thread_id, direction, status, created_at, dmarc: message.authentication?.dmarc ?? null };
}

/** What a reader must know of what a stranger wrote. */
function marks(message: Message) {
  return { untrusted: isInbound(message), hidden_text: message.hidden_text };
}

export function codes(message: Message) {
  return message.codes.slice(0, LONGEST_LIST);
}

/** The links that do something for their reader; the others are in the text. A longer address is of no use cut. */
function leading(message: Message): MessageLink[] {
  const useful = (message.links ?? []).filter(({ kind, url }) => kind !== "other" && url.length <= LONGEST_URL);
  return useful.slice(0, LONGEST_LIST);
}

export function link(message: Message, one: MessageLink) {
  return { ...one, text: name(message, one.text) };
}

function calendar(message: Message, event: CalendarEvent | null) {
  if (event === null) return null;
  return {
    method: name(message, event.method),
    uid: name(message, event.uid),
    summary: name(message, event.summary),
    start: name(message, event.start),
    end: name(message, event.end),
    organizer: name(message, event.organizer),
    attendees: names(message, event.attendees),
  };
}

function attachment(message: Message, file: Attachment) {
  return { ...file, content_id: name(message, file.content_id), filename: name(message, file.filename) };
}

function from(message: Message) {
  return {
    from_email: name(message, message.from_email),
    from_name: name(message, message.from_name),
    to_emails: names(message, message.to_emails),
    subject: name(message, message.subject),
  };
}

function highlights(byField: FoundMessage["highlights"]): string[] {
  const all = Object.values(byField as Record<string, string[]>).flat();
  return all.slice(0, HIGHLIGHTS).map((snippet) => cut(snippet, LONGEST_HIGHLIGHT));
}

function names(message: Message, values: readonly string[]) {
  return values.slice(0, LONGEST_LIST).map((value) => name(message, value));
}

/** Strangers may write as long ones as they like. */
function name(message: Message, value: string | null | undefined): string | null {
  if (typeof value !== "string") return null;
  return isInbound(message) ? cut(value, LONGEST_NAME) : value;
}

function isInbound(message: Message): boolean {
  return message.direction === "inbound";
}
