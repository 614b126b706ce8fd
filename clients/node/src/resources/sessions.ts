import type { RequestOptions } from "../options.js";
import { listOf, type List } from "../page.js";
import { path } from "../path.js";
import type { Transport } from "../transport.js";
import type { CurrentSession, LinkRequest, NewSession, PageQuery, Session, SignInRequest } from "../types.js";

/**
 * Sessions of browsers. The platform sets their cookie in the response of `create`; this client has an API key and keeps
 * no cookie.
 */
export class Sessions {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Exchanges an API key, or the token of a mailed link, for a session. Needs no key of the client. */
  async create(request: SignInRequest, options?: RequestOptions): Promise<NewSession> {
    const call = { path: "/api/v1/sessions", body: request, anonymous: true };
    return this.#transport.data({ method: "POST", ...call }, options);
  }

  /** Mails a link to the owner of organizations. The response is the same where there is no such owner. */
  async mailLink(request: LinkRequest, options?: RequestOptions): Promise<void> {
    const call = { path: "/api/v1/sessions/links", body: request, anonymous: true };
    return this.#transport.json({ method: "POST", ...call }, options);
  }

  list(query: PageQuery = {}, options?: RequestOptions): List<Session> {
    return listOf(this.#transport, { method: "GET", path: "/api/v1/sessions", query: { ...query } }, options);
  }

  /** The caller, and the organizations that it sees. */
  async current(options?: RequestOptions): Promise<CurrentSession> {
    return this.#transport.data({ method: "GET", path: "/api/v1/session" }, options);
  }

  async revoke(sessionId: string, options?: RequestOptions): Promise<void> {
    return this.#transport.json({ method: "DELETE", path: path`/api/v1/sessions/${sessionId}` }, options);
  }

  /** Ends the session of the request. With an API key it does nothing. */
  async signOut(options?: RequestOptions): Promise<void> {
    return this.#transport.json({ method: "DELETE", path: "/api/v1/session" }, options);
  }
}
