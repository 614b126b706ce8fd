// What people type into the search of messages:
//   to:ann from:bob subject:"the order" status:bounced is:sent has:attachment before:2026-11-30 after:2026-11-01 words
// The API finds by most of it; what it has no field for is kept of each page that it finds.
import type { Message, SearchRequest } from "../api/types";

export interface Filter {
  words: string[];
  from: string[];
  to: string[];
  subject: string[];
  status: string | undefined;
  direction: "inbound" | "outbound" | undefined;
  attachment: boolean;
  before: string | undefined;
  after: string | undefined;
  /** What was typed and means nothing, with the reason. */
  problems: string[];
}

export const STATUSES = ["queued", "sent", "delivered", "bounced", "rejected", "received"];

const DATE = /^\d{4}-\d\d-\d\d$/;

export function parse(text: string): Filter {
  const filter: Filter = {
    words: [],
    from: [],
    to: [],
    subject: [],
    status: undefined,
    direction: undefined,
    attachment: false,
    before: undefined,
    after: undefined,
    problems: [],
  };
  tokens(text).forEach((token) => add(filter, token));
  return filter;
}

/** Words and "phrases", each with the name before it, as in subject:"the order". */
function tokens(text: string): string[] {
  const found: string[] = [];
  let token = "";
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (/\s/.test(character) && !quoted) {
      if (token) found.push(token);
      token = "";
    } else {
      token += character;
    }
  }
  if (quoted) token += '"';
  return token ? [...found, token] : found;
}

function add(filter: Filter, token: string): void {
  const colon = token.indexOf(":");
  const name = token.slice(0, Math.max(colon, 0)).toLowerCase();
  const value = token.slice(colon + 1);
  if (!value && name) return; // still being typed
  switch (name) {
    case "from":
    case "to":
    case "subject":
      filter[name].push(value);
      break;
    case "status":
      if (STATUSES.includes(value)) filter.status = value;
      else filter.problems.push(`status is one of ${STATUSES.join(", ")}`);
      break;
    case "is":
      if (value === "received" || value === "sent") filter.direction = value === "sent" ? "outbound" : "inbound";
      else filter.problems.push("is: is received or sent");
      break;
    case "has":
      if (value === "attachment") filter.attachment = true;
      else filter.problems.push("has: is attachment");
      break;
    case "before":
    case "after":
      if (DATE.test(value)) filter[name] = value;
      else filter.problems.push(`${name} is a day, such as 2026-11-30`);
      break;
    default:
      filter.words.push(token);
  }
}

export function isEmpty(filter: Filter): boolean {
  return !needsSearch(filter) && !filter.status && !filter.direction && filter.from.length === 0;
}

/** Whether the list of one inbox cannot answer it. */
export function needsSearch({ words, to, subject, attachment, before, after, from }: Filter): boolean {
  return [...words, ...to, ...subject].length > 0 || attachment || !!before || !!after || from.length > 1;
}

export function searchRequest(filter: Filter): SearchRequest {
  const { words, to, subject } = filter;
  const query = [...words, ...to, ...subject].join(" ");
  // the API looks for all words in the same fields
  const fields: SearchRequest["fields"] =
    words.length + to.length === 0 ? ["subject"] : words.length + subject.length === 0 ? ["to"] : null;
  return {
    ...(query ? { query } : {}),
    ...(query && fields ? { fields } : {}),
    ...(filter.from.length > 0 ? { from: unquoted(filter.from.join(" ")) } : {}),
    ...(filter.attachment ? { has_attachment: true } : {}),
    ...(filter.after ? { date_from: filter.after } : {}),
    // before a day is without that day
    ...(filter.before ? { date_to: dayBefore(filter.before) } : {}),
  };
}

/** What the API has no field for. */
export function matches(filter: Filter, message: Message): boolean {
  const recipients = [...message.to_emails, ...message.cc_emails].join(" ").toLowerCase();
  const subject = message.subject.toLowerCase();
  return (
    (!filter.status || message.status === filter.status) &&
    (!filter.direction || message.direction === filter.direction) &&
    // whole words in any form are the API's to judge; together with others, a part of the address is looked for
    (isOnlyKind(filter, "to") || filter.to.every((part) => recipients.includes(unquoted(part).toLowerCase()))) &&
    (isOnlyKind(filter, "subject") || filter.subject.every((part) => subject.includes(unquoted(part).toLowerCase())))
  );
}

/** Whether the API was asked for it by `fields`. */
function isOnlyKind(filter: Filter, kind: "to" | "subject"): boolean {
  return filter.words.length + filter.to.length + filter.subject.length === filter[kind].length;
}

const unquoted = (text: string): string => text.replaceAll('"', "");

function dayBefore(day: string): string {
  const date = new Date(day + "T00:00:00Z");
  date.setUTCDate(date.getUTCDate() - 1);
  return Number.isNaN(date.getTime()) ? day : date.toISOString().slice(0, 10);
}
