import type { RequestOptions } from "../options.js";
import { listOf, type List } from "../page.js";
import { path } from "../path.js";
import { verifyWebhook, type VerifyOptions, type WebhookHeaders } from "../signatures.js";
import type { Transport } from "../transport.js";
import type {
  ChangedWebhook,
  Event,
  NewWebhook,
  PageQuery,
  RotatedSecret,
  Webhook,
  WebhookAttempt,
  WebhookChangeRequest,
  WebhookReplay,
  WebhookReplayRequest,
  WebhookRequest,
  WebhookTelling,
  WebhookTestRequest,
} from "../types.js";

export class Webhooks {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The secret that signs its calls is in this answer and never shown again. */
  async create(webhook: WebhookRequest, options?: RequestOptions): Promise<NewWebhook> {
    return this.#transport.data({ method: "POST", path: "/api/v1/webhooks", body: webhook }, options);
  }

  list(query: PageQuery = {}, options?: RequestOptions): List<Webhook> {
    return listOf(this.#transport, { method: "GET", path: "/api/v1/webhooks", query: { ...query } }, options);
  }

  async get(webhookId: string, options?: RequestOptions): Promise<Webhook> {
    return this.#transport.data({ method: "GET", path: path`/api/v1/webhooks/${webhookId}` }, options);
  }

  /** Changes what is given. */
  async update(webhookId: string, change: WebhookChangeRequest, options?: RequestOptions): Promise<ChangedWebhook> {
    const call = { path: path`/api/v1/webhooks/${webhookId}`, body: change };
    return this.#transport.data({ method: "PATCH", ...call }, options);
  }

  async delete(webhookId: string, options?: RequestOptions): Promise<void> {
    return this.#transport.json({ method: "DELETE", path: path`/api/v1/webhooks/${webhookId}` }, options);
  }

  /** Has it called with a made-up event. */
  async test(webhookId: string, test: WebhookTestRequest = {}, options?: RequestOptions): Promise<WebhookTelling> {
    const call = { path: path`/api/v1/webhooks/${webhookId}/test`, body: test };
    return this.#transport.data({ method: "POST", ...call }, options);
  }

  attempts(webhookId: string, query: PageQuery = {}, options?: RequestOptions): List<WebhookAttempt> {
    const call = { method: "GET", path: path`/api/v1/webhooks/${webhookId}/attempts`, query: { ...query } } as const;
    return listOf(this.#transport, call, options);
  }

  /** Has it called once more with what an attempt told. */
  async replayAttempt(webhookId: string, attemptId: string, options?: RequestOptions): Promise<WebhookTelling> {
    const call = path`/api/v1/webhooks/${webhookId}/attempts/${attemptId}/replay`;
    return this.#transport.data({ method: "POST", path: call }, options);
  }

  /** Has it told once more of what happened in some time. */
  async replay(webhookId: string, replay: WebhookReplayRequest, options?: RequestOptions): Promise<WebhookReplay> {
    const call = path`/api/v1/webhooks/${webhookId}/replay`;
    return this.#transport.data({ method: "POST", path: call, body: replay }, options);
  }

  /** The secret before signs too for a while, so that no call is lost. */
  async rotateSecret(webhookId: string, options?: RequestOptions): Promise<RotatedSecret> {
    return this.#transport.data({ method: "POST", path: path`/api/v1/webhooks/${webhookId}/rotate-secret` }, options);
  }

  /**
   * Tells that a call is from the platform; needs no API key.
   *
   * @throws WebhookVerificationError where it is not
   */
  verify(
    body: string | Uint8Array,
    headers: WebhookHeaders,
    secrets: string | readonly string[],
    options?: VerifyOptions,
  ): Event {
    return verifyWebhook(body, headers, secrets, options);
  }
}
