import type { PlatformClock } from "./clock.js";
import { ConfigurationError, TimeoutError, ValidationError } from "./errors.js";
import type { RequestOptions } from "./options.js";
import type { Messages } from "./resources/messages.js";
import { sleep } from "./time.js";
import type { Message } from "./types.js";

export interface WaitFilter {
  /** Part of the sender's name or address in any case, or an expression that finds something in `Name <address>`. */
  from?: string | RegExp | undefined;
  /** Part of the subject in any case, or an expression that finds something in it. */
  subject?: string | RegExp | undefined;
  /** What came before does not count. Unless told, when the call began by the platform's clock. */
  since?: Date | string | undefined;
  /** Milliseconds (60,000) */
  timeout?: number | undefined;
}

/** Seconds that one request waits at the platform, which allows 60 unless set otherwise. */
const SLICE = 30;
/** The same while mail that does not match has just come: what came at the same time may become visible after it. */
const SHORT_SLICE = 5;
const OVERLAP = 30_000;

/** Looks, then waits at the platform for what comes next, until the first match. */
export async function waitFor(
  messages: Messages,
  clock: PlatformClock,
  inboxId: string,
  filter: WaitFilter,
  options: RequestOptions,
): Promise<Message> {
  const began = Date.now();
  const end = began + (filter.timeout ?? 60_000);
  if (filter.since === undefined && !clock.isKnown) await messages.list(inboxId, { limit: 1 }, options);
  const since = filter.since === undefined ? clock.at(began) : new Date(filter.since).getTime();
  if (Number.isNaN(since)) throw new ConfigurationError("since is no time. It looks like 2026-01-31T12:00:00Z");
  const watch = new Watch(messages, clock, inboxId, filter, since, options);
  for (;;) {
    const found = await watch.look();
    if (found !== undefined) return messages.get(inboxId, found.id, options);
    const left = end - Date.now();
    if (left <= 0) throw new TimeoutError(`No message came that matches, in ${filter.timeout ?? 60_000} ms.`);
    await watch.wait(left);
  }
}

/** What was seen so far of an inbox. */
class Watch {
  readonly #seen = new Set<string>();
  #newest: number | undefined;
  #slice = SLICE;

  constructor(
    private readonly messages: Messages,
    private readonly clock: PlatformClock,
    private readonly inboxId: string,
    private readonly filter: WaitFilter,
    private readonly since: number,
    private readonly options: RequestOptions,
  ) {}

  /** The oldest message that matches among those that were not there before. */
  async look(): Promise<Message | undefined> {
    // mail that came together may become visible in another order: a part is looked at twice
    const from = this.#newest === undefined ? this.since : Math.max(this.since, this.#newest - OVERLAP);
    let oldest: Message | undefined;
    for await (const message of this.messages.list(this.inboxId, this.#query(from), this.options)) {
      if (this.#seen.has(message.id)) continue;
      this.#seen.add(message.id);
      this.#newest = Math.max(this.#newest ?? 0, Date.parse(message.created_at));
      if (matches(message, this.filter)) oldest = message;
    }
    return oldest;
  }

  /** Until something new comes, or some time is over. */
  async wait(milliseconds: number): Promise<void> {
    const now = this.clock.at(Date.now());
    const longest = this.#newest !== undefined && now - this.#newest < OVERLAP ? SHORT_SLICE : SLICE;
    const seconds = Math.min(Math.floor(milliseconds / 1_000), longest, this.#slice);
    if (seconds < 1) return sleep(Math.min(milliseconds, 250), this.options.signal);
    const from = this.#newest === undefined ? this.since : this.#newest + 1;
    const query = { ...this.#query(from), wait: `${seconds}s`, limit: 1 };
    // the platform answers late on purpose
    const timeout = seconds * 1_000 + (this.options.timeout ?? 30_000);
    try {
      await this.messages.list(this.inboxId, query, { ...this.options, timeout });
    } catch (error) {
      // a platform may allow less
      if (!(error instanceof ValidationError) || error.errors["wait"] === undefined || seconds === 1) throw error;
      this.#slice = Math.floor(seconds / 2);
    }
  }

  #query(since: number) {
    const { from, subject } = this.filter;
    return {
      direction: "inbound" as const,
      since: new Date(since).toISOString(),
      limit: 100,
      ...(typeof from === "string" && { from }),
      ...(typeof subject === "string" && { subject }),
    };
  }
}

function matches(message: Message, { from, subject }: WaitFilter): boolean {
  const sender = message.from_name ? `${message.from_name} <${message.from_email}>` : (message.from_email ?? "");
  return finds(from, sender) && finds(subject, message.subject);
}

/** Strings were compared by the platform. search() minds no `lastIndex` of an expression with the flag g. */
function finds(wanted: string | RegExp | undefined, text: string): boolean {
  return !(wanted instanceof RegExp) || text.search(wanted) >= 0;
}
