import type { MailboxKit, RequestOptions } from "mailboxkit";
import type { Arguments } from "./arguments.js";
import { Refusal } from "./refusal.js";

/** On whose behalf tools are called, and where. */
export interface Account {
  readonly client: MailboxKit;
  /** The inbox of calls that name none. */
  readonly inboxId: string | undefined;
  readonly baseUrl: string;
}

/** One call of a tool. */
export class Call {
  constructor(
    readonly account: Account,
    readonly args: Arguments,
    readonly signal: AbortSignal,
    private readonly requestKey: string,
  ) {}

  get client(): MailboxKit {
    return this.account.client;
  }

  get options(): RequestOptions {
    return { signal: this.signal };
  }

  /** Done once, under the key that the call names or, without one, that of its request. */
  get once(): RequestOptions {
    return { ...this.options, idempotencyKey: this.args.text("idempotency_key") ?? this.requestKey };
  }

  /** The inbox that the call names, or else the default, or else the only one. */
  async inbox(): Promise<string> {
    const named = this.args.text("inbox_id") ?? this.account.inboxId;
    if (named !== undefined) return named;
    const [first, second] = await this.firstTwo();
    if (first === undefined) throw this.invalid("inbox_id", "there is no inbox yet; create_inbox makes one");
    if (second !== undefined) {
      throw this.invalid("inbox_id", "there are several inboxes; say which, list_inboxes shows them");
    }
    return first;
  }

  /** The inbox of a call that names none; null where there is no telling. */
  async defaultInbox(): Promise<string | null> {
    if (this.account.inboxId !== undefined) return this.account.inboxId;
    const [first, second] = await this.firstTwo();
    return second === undefined ? (first ?? null) : null;
  }

  private async firstTwo(): Promise<string[]> {
    const page = await this.client.inboxes.list({ limit: 2 }, this.options);
    return page.data.map((inbox) => inbox.id);
  }

  private invalid(argument: string, message: string): Refusal {
    return Refusal.invalid({ [argument]: [message] }, this.account.baseUrl);
  }
}
