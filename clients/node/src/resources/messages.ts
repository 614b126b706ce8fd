import { body } from "../attachments.js";
import { waitForCode, type CodeFilter } from "../codes.js";
import type { RequestOptions } from "../options.js";
import { listOf, listOfFound, type List } from "../page.js";
import { path } from "../path.js";
import type { Transport } from "../transport.js";
import type {
  CodeQuery,
  FoundMessage,
  Message,
  MessageListQuery,
  ReceivedCode,
  ReplyRequest,
  SearchRequest,
  SendRequest,
  SentMessage,
} from "../types.js";
import { waitFor, type WaitFilter } from "../wait.js";
import { inboxFirst } from "./arguments.js";

/** Where a call begins with the id of an inbox, it may be left out if the client has a default. */
export class Messages {
  readonly #transport: Transport;
  readonly #inboxId: string | undefined;

  constructor(transport: Transport, inboxId: string | undefined) {
    this.#transport = transport;
    this.#inboxId = inboxId;
  }

  send(inboxId: string, message: SendRequest, options?: RequestOptions): Promise<SentMessage>;
  send(message: SendRequest, options?: RequestOptions): Promise<SentMessage>;
  async send(...args: unknown[]): Promise<SentMessage> {
    const [inboxId, message, options] = this.#arguments<[SendRequest, RequestOptions?]>(args, 1);
    const call = { path: path`/api/v1/inboxes/${inboxId}/messages/send`, body: body(message) };
    return this.#transport.data({ method: "POST", ...call }, options);
  }

  reply(inboxId: string, messageId: string, reply: ReplyRequest, options?: RequestOptions): Promise<SentMessage>;
  reply(messageId: string, reply: ReplyRequest, options?: RequestOptions): Promise<SentMessage>;
  async reply(...args: unknown[]): Promise<SentMessage> {
    const [inboxId, messageId, reply, options] = this.#arguments<[string, ReplyRequest, RequestOptions?]>(args, 2);
    const call = { path: path`/api/v1/inboxes/${inboxId}/messages/${messageId}/reply`, body: body(reply) };
    return this.#transport.data({ method: "POST", ...call }, options);
  }

  /**
   * Waits for mail that comes to an inbox: the oldest message that matches and came at or after `since`.
   *
   * @throws TimeoutError where none came in time
   */
  waitFor(inboxId: string, filter?: WaitFilter, options?: RequestOptions): Promise<Message>;
  waitFor(filter?: WaitFilter, options?: RequestOptions): Promise<Message>;
  async waitFor(...args: unknown[]): Promise<Message> {
    const [inboxId, filter, options] = this.#arguments<[WaitFilter?, RequestOptions?]>(args, 1);
    return waitFor(this, this.#transport.clock, inboxId, filter ?? {}, options ?? {});
  }

  /** Codes and confirmation links that came, the newest first; unless told, in the last ten minutes. */
  codes(inboxId: string, query?: CodeQuery, options?: RequestOptions): Promise<ReceivedCode[]>;
  codes(query?: CodeQuery, options?: RequestOptions): Promise<ReceivedCode[]>;
  async codes(...args: unknown[]): Promise<ReceivedCode[]> {
    const [inboxId, query, options] = this.#arguments<[CodeQuery?, RequestOptions?]>(args, 1);
    const call = { path: path`/api/v1/inboxes/${inboxId}/codes`, query: { ...query } };
    return this.#transport.data({ method: "GET", ...call }, options);
  }

  /**
   * Waits for a verification code or a confirmation link: the newest that came at or after `since`, which unless told is
   * ten minutes ago. Who sent it is true only where `dmarc` is `pass`.
   *
   * @throws TimeoutError where none came in time
   */
  waitForCode(inboxId: string, filter?: CodeFilter, options?: RequestOptions): Promise<ReceivedCode>;
  waitForCode(filter?: CodeFilter, options?: RequestOptions): Promise<ReceivedCode>;
  async waitForCode(...args: unknown[]): Promise<ReceivedCode> {
    const [inboxId, filter, options] = this.#arguments<[CodeFilter?, RequestOptions?]>(args, 1);
    return waitForCode(this, inboxId, filter ?? {}, options ?? {});
  }

  /** Without bodies, the newest first. */
  list(inboxId: string, query?: MessageListQuery, options?: RequestOptions): List<Message>;
  list(query?: MessageListQuery, options?: RequestOptions): List<Message>;
  list(...args: unknown[]): List<Message> {
    const [inboxId, query, options] = this.#arguments<[MessageListQuery?, RequestOptions?]>(args, 1);
    const call = { path: path`/api/v1/inboxes/${inboxId}/messages`, query: { ...query } };
    return listOf(this.#transport, { method: "GET", ...call }, options);
  }

  get(inboxId: string, messageId: string, options?: ShowOptions): Promise<Message>;
  get(messageId: string, options?: ShowOptions): Promise<Message>;
  async get(...args: unknown[]): Promise<Message> {
    const [inboxId, messageId, options] = this.#arguments<[string, ShowOptions?]>(args, 2);
    const call = {
      path: path`/api/v1/inboxes/${inboxId}/messages/${messageId}`,
      query: { remote_images: options?.remoteImages },
    };
    return this.#transport.data({ method: "GET", ...call }, options);
  }

  /** The bytes as they came or went (RFC 5322). */
  raw(inboxId: string, messageId: string, options?: RequestOptions): Promise<Uint8Array>;
  raw(messageId: string, options?: RequestOptions): Promise<Uint8Array>;
  async raw(...args: unknown[]): Promise<Uint8Array> {
    const [inboxId, messageId, options] = this.#arguments<[string, RequestOptions?]>(args, 2);
    const call = { path: path`/api/v1/inboxes/${inboxId}/messages/${messageId}/raw` };
    return this.#transport.bytes({ method: "GET", ...call }, options);
  }

  /** A page that shows the message and runs and loads nothing: HTML for an iframe. */
  view(inboxId: string, messageId: string, options?: ShowOptions): Promise<Uint8Array>;
  view(messageId: string, options?: ShowOptions): Promise<Uint8Array>;
  async view(...args: unknown[]): Promise<Uint8Array> {
    const [inboxId, messageId, options] = this.#arguments<[string, ShowOptions?]>(args, 2);
    const call = {
      path: path`/api/v1/inboxes/${inboxId}/messages/${messageId}/view`,
      query: { remote_images: options?.remoteImages },
    };
    return this.#transport.bytes({ method: "GET", ...call }, options);
  }

  /** The bytes of an attachment. */
  attachment(inboxId: string, messageId: string, attachmentId: string, options?: RequestOptions): Promise<Uint8Array>;
  attachment(messageId: string, attachmentId: string, options?: RequestOptions): Promise<Uint8Array>;
  async attachment(...args: unknown[]): Promise<Uint8Array> {
    const [inboxId, messageId, id, options] = this.#arguments<[string, string, RequestOptions?]>(args, 3);
    const message = path`/api/v1/inboxes/${inboxId}/messages/${messageId}`;
    return this.#transport.bytes({ method: "GET", path: message + path`/attachments/${id}` }, options);
  }

  /** Over all inboxes, the best match first unless there is nothing to match. */
  search(search: SearchRequest, options?: RequestOptions): List<FoundMessage> {
    const call = { method: "POST", path: "/api/v1/messages/search", body: search, reads: true } as const;
    return listOfFound(this.#transport, call, options);
  }

  #arguments<Rest extends unknown[]>(args: unknown[], ids: number): [string, ...Rest] {
    return inboxFirst(args, ids, this.#inboxId) as [string, ...Rest];
  }
}

export interface ShowOptions extends RequestOptions {
  /** Whether `html_safe` shows pictures from elsewhere, whose servers learn of that. */
  remoteImages?: boolean | undefined;
}
