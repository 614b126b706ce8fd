import { ConfigurationError, TimeoutError, ValidationError } from "./errors.js";
import type { RequestOptions } from "./options.js";
import type { Messages } from "./resources/messages.js";
import { sleep } from "./time.js";
import type { ReceivedCode } from "./types.js";

export interface CodeFilter {
  /** Part of the sender's name or address in any case. */
  from?: string | undefined;
  /** What came before does not count. Unless told, ten minutes before. */
  since?: Date | string | undefined;
  /** Milliseconds (60,000) */
  timeout?: number | undefined;
}

/** Seconds that one request waits at the platform, which allows 60 unless set otherwise. */
const SLICE = 30;

/** Waits for a code or a confirmation link: the newest one that is there, or the first that comes. */
export async function waitForCode(
  messages: Messages,
  inboxId: string,
  filter: CodeFilter,
  options: RequestOptions,
): Promise<ReceivedCode> {
  const end = Date.now() + (filter.timeout ?? 60_000);
  const query = {
    ...(filter.from !== undefined && { from: filter.from }),
    ...(filter.since !== undefined && { since: time(filter.since) }),
  };
  for (let slice = SLICE; ; ) {
    const left = end - Date.now();
    const seconds = Math.min(Math.floor(left / 1_000), slice);
    const wait = seconds < 1 ? {} : { wait: `${seconds}s` };
    try {
      // the platform answers late on purpose
      const timeout = Math.max(seconds, 0) * 1_000 + (options.timeout ?? 30_000);
      const [newest] = await messages.codes(inboxId, { ...query, ...wait }, { ...options, timeout });
      if (newest !== undefined) return newest;
    } catch (error) {
      // a platform may allow less
      if (!(error instanceof ValidationError) || error.errors["wait"] === undefined || seconds <= 1) throw error;
      slice = Math.floor(seconds / 2);
      continue;
    }
    if (end - Date.now() <= 0) throw new TimeoutError(`No code came in ${filter.timeout ?? 60_000} ms.`);
    if (seconds < 1) await sleep(Math.min(Math.max(end - Date.now(), 0), 250), options.signal);
  }
}

function time(since: Date | string): string {
  const at = new Date(since);
  if (Number.isNaN(at.getTime())) throw new ConfigurationError("since is no time. It looks like 2026-01-31T12:00:00Z");
  return at.toISOString();
}
