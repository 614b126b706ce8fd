export { MailboxKit, MailboxKit as default } from "./client.js";
export {
  AccessDeniedError,
  ApiError,
  AuthenticationError,
  ConfigurationError,
  ConflictError,
  ConnectionError,
  InsufficientBalanceError,
  MailboxKitError,
  NotFoundError,
  RateLimitError,
  ServerError,
  TimeoutError,
  ValidationError,
  WebhookVerificationError,
} from "./errors.js";
export type { CodeFilter } from "./codes.js";
export type { ClientOptions, RequestOptions } from "./options.js";
export { List, Page } from "./page.js";
export { verifyWebhook } from "./signatures.js";
export type { VerifyOptions, WebhookHeaders } from "./signatures.js";
export type { StreamOptions } from "./event-stream.js";
export type { EventQuery } from "./resources/events.js";
export type { ShowOptions } from "./resources/messages.js";
export type { WaitFilter } from "./wait.js";
export type * from "./types.js";
