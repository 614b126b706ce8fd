import type { RequestOptions } from "../options.js";
import { listOf, type List } from "../page.js";
import { path } from "../path.js";
import type { Transport } from "../transport.js";
import type { DnsRecords, Domain, DomainRequest, PageQuery } from "../types.js";

export class Domains {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async create(domain: DomainRequest, options?: RequestOptions): Promise<Domain> {
    return this.#transport.data({ method: "POST", path: "/api/v1/domains", body: domain }, options);
  }

  list(query: PageQuery = {}, options?: RequestOptions): List<Domain> {
    return listOf(this.#transport, { method: "GET", path: "/api/v1/domains", query: { ...query } }, options);
  }

  async get(domainId: string, options?: RequestOptions): Promise<Domain> {
    return this.#transport.data({ method: "GET", path: path`/api/v1/domains/${domainId}` }, options);
  }

  async delete(domainId: string, options?: RequestOptions): Promise<void> {
    return this.#transport.json({ method: "DELETE", path: path`/api/v1/domains/${domainId}` }, options);
  }

  /** Asks DNS whether the records are published. */
  async verify(domainId: string, options?: RequestOptions): Promise<Domain> {
    return this.#transport.data({ method: "POST", path: path`/api/v1/domains/${domainId}/verify` }, options);
  }

  /** The records to publish. */
  async dns(domainId: string, options?: RequestOptions): Promise<DnsRecords> {
    return this.#transport.data({ method: "GET", path: path`/api/v1/domains/${domainId}/dns` }, options);
  }
}
