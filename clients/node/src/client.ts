import type { CodeFilter } from "./codes.js";
import { settings, type ClientOptions, type RequestOptions } from "./options.js";
import type { List } from "./page.js";
import { ApiKeys } from "./resources/api-keys.js";
import { Domains } from "./resources/domains.js";
import { Events } from "./resources/events.js";
import { Inboxes } from "./resources/inboxes.js";
import { Messages } from "./resources/messages.js";
import { OrganizationResource } from "./resources/organization.js";
import { Sessions } from "./resources/sessions.js";
import { Suppressions } from "./resources/suppressions.js";
import { Threads } from "./resources/threads.js";
import { WalletResource } from "./resources/wallet.js";
import { Webhooks } from "./resources/webhooks.js";
import { Transport } from "./transport.js";
import type {
  FoundMessage,
  Message,
  ReceivedCode,
  Registration,
  RegistrationRequest,
  ReplyRequest,
  SearchRequest,
  SendRequest,
  SentMessage,
} from "./types.js";
import type { WaitFilter } from "./wait.js";

/**
 * A client of the MailboxKit platform. What agents do most is at hand here, everything else by its subject.
 *
 * Times are ISO 8601 in UTC, ids are ULIDs, money is in mills (thousandths of a US dollar); requests and answers have
 * the names that the API has.
 */
export class MailboxKit {
  readonly inboxes: Inboxes;
  readonly messages: Messages;
  readonly threads: Threads;
  readonly webhooks: Webhooks;
  readonly domains: Domains;
  readonly suppressions: Suppressions;
  readonly apiKeys: ApiKeys;
  readonly organization: OrganizationResource;
  readonly sessions: Sessions;
  readonly wallet: WalletResource;
  readonly events: Events;
  readonly #transport: Transport;

  constructor(options: ClientOptions = {}) {
    const chosen = settings(options);
    const transport = new Transport(chosen);
    this.#transport = transport;
    this.inboxes = new Inboxes(transport);
    this.messages = new Messages(transport, chosen.inboxId);
    this.threads = new Threads(transport, chosen.inboxId);
    this.webhooks = new Webhooks(transport);
    this.domains = new Domains(transport);
    this.suppressions = new Suppressions(transport);
    this.apiKeys = new ApiKeys(transport);
    this.organization = new OrganizationResource(transport);
    this.sessions = new Sessions(transport);
    this.wallet = new WalletResource(transport);
    this.events = new Events(transport);
  }

  /** Makes an organization with an inbox and an API key, which is never shown again. Needs no key. */
  register(registration: RegistrationRequest, options?: RequestOptions): Promise<Registration> {
    const call = { path: "/api/v1/register", body: registration, anonymous: true };
    return this.#transport.json({ method: "POST", ...call }, options);
  }

  /** Sends from an inbox; without its id, from the default one. */
  send(inboxId: string, message: SendRequest, options?: RequestOptions): Promise<SentMessage>;
  send(message: SendRequest, options?: RequestOptions): Promise<SentMessage>;
  send(...args: unknown[]): Promise<SentMessage> {
    return this.messages.send(...(args as Parameters<Messages["send"]>));
  }

  /** Answers a message of an inbox, in its thread; without its id, of the default one. */
  reply(inboxId: string, messageId: string, reply: ReplyRequest, options?: RequestOptions): Promise<SentMessage>;
  reply(messageId: string, reply: ReplyRequest, options?: RequestOptions): Promise<SentMessage>;
  reply(...args: unknown[]): Promise<SentMessage> {
    return this.messages.reply(...(args as Parameters<Messages["reply"]>));
  }

  /**
   * Waits for mail that comes to an inbox: the oldest message that matches and came at or after `since`, which unless
   * told is when the call began.
   *
   * @throws TimeoutError where none came in time
   */
  waitFor(inboxId: string, filter?: WaitFilter, options?: RequestOptions): Promise<Message>;
  waitFor(filter?: WaitFilter, options?: RequestOptions): Promise<Message>;
  waitFor(...args: unknown[]): Promise<Message> {
    return this.messages.waitFor(...(args as Parameters<Messages["waitFor"]>));
  }

  /**
   * Waits for a verification code or a confirmation link: the newest that came at or after `since`, which unless told is
   * ten minutes ago. Who sent it is true only where `dmarc` is `pass`.
   *
   * @throws TimeoutError where none came in time
   */
  waitForCode(inboxId: string, filter?: CodeFilter, options?: RequestOptions): Promise<ReceivedCode>;
  waitForCode(filter?: CodeFilter, options?: RequestOptions): Promise<ReceivedCode>;
  waitForCode(...args: unknown[]): Promise<ReceivedCode> {
    return this.messages.waitForCode(...(args as Parameters<Messages["waitForCode"]>));
  }

  /** Searches all inboxes. */
  search(search: SearchRequest, options?: RequestOptions): List<FoundMessage> {
    return this.messages.search(search, options);
  }
}
