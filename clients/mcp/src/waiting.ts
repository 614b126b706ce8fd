import { TimeoutError } from "mailboxkit";
import type { Call } from "./call.js";
import { code, message, PIECE } from "./shapes.js";

const LONGEST_AGO = 10 * 60_000;

/** Waits for mail: by as many waiting reads of the API as the time takes. */
export async function wait(call: Call): Promise<Record<string, unknown>> {
  const timeout = call.args.number("timeout_seconds", 30) * 1_000;
  const end = Date.now() + timeout;
  const inbox = await call.inbox();
  const since = call.args.text("since") ?? (await lastSent(call, inbox));
  const filter = { ...call.args.only<{ from?: string; subject?: string }>("from", "subject"), since, timeout };
  try {
    const found = await call.client.waitFor(inbox, filter, call.options);
    const next_since = new Date(Date.parse(found.created_at) + 1).toISOString();
    return { found: true, message: message(found, "new", 0, PIECE), next_since };
  } catch (error) {
    // before the end, it is the platform that gave no answer
    if (!(error instanceof TimeoutError) || Date.now() < end) throw error;
    return { found: false, message: null, next_since: since };
  }
}

/** Waits for a code or a confirmation link. */
export async function waitForCode(call: Call): Promise<Record<string, unknown>> {
  const timeout = call.args.number("timeout_seconds", 30) * 1_000;
  const end = Date.now() + timeout;
  const filter = { ...call.args.only<{ from?: string; since?: string }>("from", "since"), timeout };
  try {
    return { found: true, message: code(await call.client.waitForCode(await call.inbox(), filter, call.options)) };
  } catch (error) {
    // before the end, it is the platform that gave no answer
    if (!(error instanceof TimeoutError) || Date.now() < end) throw error;
    return { found: false, message: null };
  }
}

/** When the inbox last sent something, if that was a moment ago: what came since is an answer to it, perhaps. */
async function lastSent(call: Call, inbox: string): Promise<string> {
  const now = Date.now();
  const page = await call.client.messages.list(inbox, { direction: "outbound", limit: 1 }, call.options);
  const sent = page.data[0]?.created_at;
  return sent !== undefined && Date.parse(sent) >= now - LONGEST_AGO ? sent : new Date(now).toISOString();
}
