import type { RequestOptions } from "../options.js";
import type { Transport } from "../transport.js";
import type { Organization } from "../types.js";

/** The organization of the API key. */
export class OrganizationResource {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async get(options?: RequestOptions): Promise<Organization> {
    return this.#transport.data({ method: "GET", path: "/api/v1/organization" }, options);
  }
}
