import type { RequestOptions } from "../options.js";
import { listOf, type List } from "../page.js";
import type { Transport } from "../transport.js";
import type { LedgerEntry, LedgerQuery, Wallet } from "../types.js";

/** What the organization has to spend, in mills (thousandths of a US dollar). */
export class WalletResource {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async get(options?: RequestOptions): Promise<Wallet> {
    return this.#transport.data({ method: "GET", path: "/api/v1/wallet" }, options);
  }

  /** Every movement of money, the newest first. */
  ledger(query: LedgerQuery = {}, options?: RequestOptions): List<LedgerEntry> {
    return listOf(this.#transport, { method: "GET", path: "/api/v1/wallet/ledger", query: { ...query } }, options);
  }
}
