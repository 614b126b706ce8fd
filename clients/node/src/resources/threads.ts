import type { RequestOptions } from "../options.js";
import { listOf, type List } from "../page.js";
import { path } from "../path.js";
import type { Transport } from "../transport.js";
import type { PageQuery, Thread, ThreadWithMessages } from "../types.js";
import { inboxFirst } from "./arguments.js";

export class Threads {
  readonly #transport: Transport;
  readonly #inboxId: string | undefined;

  constructor(transport: Transport, inboxId: string | undefined) {
    this.#transport = transport;
    this.#inboxId = inboxId;
  }

  list(inboxId: string, query?: PageQuery, options?: RequestOptions): List<Thread>;
  list(query?: PageQuery, options?: RequestOptions): List<Thread>;
  list(...args: unknown[]): List<Thread> {
    const [inboxId, query, options] = inboxFirst(args, 1, this.#inboxId) as [string, PageQuery?, RequestOptions?];
    const call = { method: "GET", path: path`/api/v1/inboxes/${inboxId}/threads`, query: { ...query } } as const;
    return listOf(this.#transport, call, options);
  }

  /** A thread with its messages. */
  async get(threadId: string, options?: RequestOptions): Promise<ThreadWithMessages> {
    return this.#transport.data({ method: "GET", path: path`/api/v1/threads/${threadId}` }, options);
  }
}
