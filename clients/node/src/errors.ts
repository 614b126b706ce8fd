import type { components } from "./openapi.js";

type Refusal = components["schemas"]["Error"];
type Validation = components["schemas"]["ValidationError"];
type Balance = components["schemas"]["InsufficientBalance"];

/** Everything this package throws, but for the reason of an AbortSignal, which is thrown as it is. */
export class MailboxKitError extends Error {
  /** Stays the same, for programs. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** Something is missing or wrong before anything was asked: no API key, no inbox, an attachment that is none. */
export class ConfigurationError extends MailboxKitError {
  constructor(message: string, options?: ErrorOptions) {
    super("configuration", message, options);
  }
}

/** The platform was not reached, or went away before it answered. */
export class ConnectionError extends MailboxKitError {
  /** With it, the same call can be made once more: it takes effect once. */
  readonly idempotencyKey: string | undefined;

  constructor(message: string, idempotencyKey?: string, options?: ErrorOptions) {
    super("connection", message, options);
    this.idempotencyKey = idempotencyKey;
  }
}

/** No answer, no matching message or no sign of life in time. */
export class TimeoutError extends MailboxKitError {
  /** With it, the same call can be made once more: it takes effect once. */
  readonly idempotencyKey: string | undefined;

  constructor(message: string, idempotencyKey?: string) {
    super("timeout", message);
    this.idempotencyKey = idempotencyKey;
  }
}

/** A webhook call that is not from the platform, was changed on its way, or is too old. */
export class WebhookVerificationError extends MailboxKitError {
  constructor(message: string) {
    super("webhook_verification", message);
  }
}

/** The platform answered with a refusal. What it says keeps the names it has there. */
export class ApiError extends MailboxKitError {
  readonly status: number;
  readonly docs_url: string | undefined;
  /** Seconds after which it may be tried again, where the platform said so. */
  readonly retryAfter: number | undefined;
  readonly idempotencyKey: string | undefined;

  constructor(answer: Refused) {
    super(answer.body.error ?? "unknown", answer.body.message ?? `The server answered ${answer.status}.`);
    this.status = answer.status;
    this.docs_url = answer.body.docs_url;
    this.retryAfter = answer.retryAfter;
    this.idempotencyKey = answer.idempotencyKey;
  }
}

/** 401: the API key is missing, wrong or revoked. */
export class AuthenticationError extends ApiError {}

/** 402: the wallet cannot pay for this send. Nothing was sent. */
export class InsufficientBalanceError extends ApiError {
  readonly action: string;
  readonly billing_url: string;
  readonly balance_mills: number;
  readonly balance_dollars: string;
  readonly cost_mills: number;
  readonly cost_dollars: string;
  readonly emails_remaining: number;

  constructor(answer: Refused) {
    super(answer);
    const body = answer.body as Balance;
    this.action = body.action;
    this.billing_url = body.billing_url;
    this.balance_mills = body.balance_mills;
    this.balance_dollars = body.balance_dollars;
    this.cost_mills = body.cost_mills;
    this.cost_dollars = body.cost_dollars;
    this.emails_remaining = body.emails_remaining;
  }
}

/** 403: it belongs to somebody else, or this key may not do that. */
export class AccessDeniedError extends ApiError {}

/** 404 */
export class NotFoundError extends ApiError {}

/** 409: it cannot be done now, or the Idempotency-Key was used for something else. */
export class ConflictError extends ApiError {}

/** 400, 413, 415, 422: the request is not right. */
export class ValidationError extends ApiError {
  /** What is wrong, by field; empty where it is not about fields. */
  readonly errors: Readonly<Record<string, string[]>>;

  constructor(answer: Refused) {
    super(answer);
    this.errors = (answer.body as Partial<Validation>).errors ?? {};
  }
}

/** 429 */
export class RateLimitError extends ApiError {}

/** 5xx */
export class ServerError extends ApiError {}

/** What an ApiError is made of. */
export interface Refused {
  readonly status: number;
  readonly body: Partial<Refusal>;
  readonly retryAfter?: number | undefined;
  readonly idempotencyKey?: string | undefined;
}

const BY_STATUS: Readonly<Record<number, new (answer: Refused) => ApiError>> = {
  400: ValidationError,
  401: AuthenticationError,
  403: AccessDeniedError,
  404: NotFoundError,
  409: ConflictError,
  413: ValidationError,
  415: ValidationError,
  422: ValidationError,
  429: RateLimitError,
};

export function apiError(answer: Refused): ApiError {
  // a proxy between may answer 402 too: only the platform's tells a balance
  if (answer.status === 402 && "balance_mills" in answer.body) return new InsufficientBalanceError(answer);
  const type = BY_STATUS[answer.status] ?? (answer.status >= 500 ? ServerError : ApiError);
  return new type(answer);
}
