import type { RequestOptions } from "../options.js";
import { listOf, type List } from "../page.js";
import { path } from "../path.js";
import type { Transport } from "../transport.js";
import type { ApiKey, ApiKeyRequest, NewApiKey, PageQuery } from "../types.js";

export class ApiKeys {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The key is in this answer and never shown again. `test: true` makes one for the sandbox. */
  async create(key: ApiKeyRequest, options?: RequestOptions): Promise<NewApiKey> {
    return this.#transport.data({ method: "POST", path: "/api/v1/api_keys", body: key }, options);
  }

  /** Masked, without those that were revoked. */
  list(query: PageQuery = {}, options?: RequestOptions): List<ApiKey> {
    return listOf(this.#transport, { method: "GET", path: "/api/v1/api_keys", query: { ...query } }, options);
  }

  async get(keyId: string, options?: RequestOptions): Promise<ApiKey> {
    return this.#transport.data({ method: "GET", path: path`/api/v1/api_keys/${keyId}` }, options);
  }

  async revoke(keyId: string, options?: RequestOptions): Promise<void> {
    return this.#transport.json({ method: "DELETE", path: path`/api/v1/api_keys/${keyId}` }, options);
  }
}
