import type { RequestOptions } from "../options.js";
import type { Transport } from "../transport.js";
import type { Organization, RenamedOrganization, RenameRequest } from "../types.js";

/** The organization of the API key. */
export class OrganizationResource {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async get(options?: RequestOptions): Promise<Organization> {
    return this.#transport.data({ method: "GET", path: "/api/v1/organization" }, options);
  }

  async rename(request: RenameRequest, options?: RequestOptions): Promise<RenamedOrganization> {
    return this.#transport.data({ method: "PATCH", path: "/api/v1/organization", body: request }, options);
  }

  /** Only the session of an owner may: an API key gets an AccessDeniedError. */
  async delete(options?: RequestOptions): Promise<void> {
    return this.#transport.json({ method: "DELETE", path: "/api/v1/organization" }, options);
  }
}
