import { ApiError, ConnectionError, TimeoutError } from "./errors.js";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;
/** Who is asked to wait longer had better hear of it. */
const LONGEST_RETRY_AFTER = 60_000;

/** What an attempt that failed may be followed by. */
export interface Attempt {
  readonly error: unknown;
  /** 1 for the first. */
  readonly number: number;
  /** Whether doing it twice is as good as doing it once. */
  readonly repeatable: boolean;
}

/** Milliseconds to wait before the next attempt; undefined where there is to be none. */
export function pauseAfter(attempt: Attempt): number | undefined {
  if (!isPassing(attempt)) return undefined;
  const doubled = Math.min(FIRST_PAUSE * 2 ** (attempt.number - 1), LONGEST_PAUSE);
  // spread out, so that those who failed together do not come back together
  const pause = doubled * (0.5 + Math.random() / 2);
  const asked = attempt.error instanceof ApiError ? attempt.error.retryAfter : undefined;
  if (asked === undefined) return pause;
  return asked * 1_000 > LONGEST_RETRY_AFTER ? undefined : asked * 1_000 + pause / 4;
}

function isPassing({ error, repeatable }: Attempt): boolean {
  // refused before anything was done
  if (error instanceof ApiError && error.status === 429) return true;
  if (!repeatable) return false;
  if (error instanceof ApiError) {
    return [502, 503, 504].includes(error.status) || error.code === "idempotency_in_flight";
  }
  return error instanceof ConnectionError || error instanceof TimeoutError;
}

/** Seconds, of a header that holds seconds or a date (RFC 9110, 10.2.3). */
export function retryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1_000));
}
