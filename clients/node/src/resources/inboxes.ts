import type { RequestOptions } from "../options.js";
import { listOf, type List } from "../page.js";
import { path } from "../path.js";
import type { Transport } from "../transport.js";
import type { Inbox, InboxRequest, PageQuery } from "../types.js";

export class Inboxes {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async create(inbox: InboxRequest, options?: RequestOptions): Promise<Inbox> {
    return this.#transport.data({ method: "POST", path: "/api/v1/inboxes", body: inbox }, options);
  }

  list(query: PageQuery = {}, options?: RequestOptions): List<Inbox> {
    return listOf(this.#transport, { method: "GET", path: "/api/v1/inboxes", query: { ...query } }, options);
  }

  async get(inboxId: string, options?: RequestOptions): Promise<Inbox> {
    return this.#transport.data({ method: "GET", path: path`/api/v1/inboxes/${inboxId}` }, options);
  }

  /** Deletes it with all its messages. */
  async delete(inboxId: string, options?: RequestOptions): Promise<void> {
    return this.#transport.json({ method: "DELETE", path: path`/api/v1/inboxes/${inboxId}` }, options);
  }
}
