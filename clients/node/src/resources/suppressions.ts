import type { RequestOptions } from "../options.js";
import { listOf, type List } from "../page.js";
import { path } from "../path.js";
import type { Transport } from "../transport.js";
import type { Suppression, SuppressionListQuery, SuppressionRequest } from "../types.js";

/** Addresses to which nothing is sent. */
export class Suppressions {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async add(suppression: SuppressionRequest, options?: RequestOptions): Promise<Suppression> {
    return this.#transport.data({ method: "POST", path: "/api/v1/suppressions", body: suppression }, options);
  }

  list(query: SuppressionListQuery = {}, options?: RequestOptions): List<Suppression> {
    return listOf(this.#transport, { method: "GET", path: "/api/v1/suppressions", query: { ...query } }, options);
  }

  async get(suppressionId: string, options?: RequestOptions): Promise<Suppression> {
    return this.#transport.data({ method: "GET", path: path`/api/v1/suppressions/${suppressionId}` }, options);
  }

  async remove(suppressionId: string, options?: RequestOptions): Promise<void> {
    return this.#transport.json({ method: "DELETE", path: path`/api/v1/suppressions/${suppressionId}` }, options);
  }
}
