import { ConfigurationError } from "./errors.js";

export interface ClientOptions {
  /** Unless told, `MAILBOXKIT_API_KEY` of the environment. Registration needs none. */
  apiKey?: string | undefined;
  /** The inbox of calls that name none. Unless told, `MAILBOXKIT_INBOX_ID` of the environment. */
  inboxId?: string | undefined;
  /** Where the platform is. Unless told, `MAILBOXKIT_BASE_URL` of the environment, else `http://localhost:8080`. */
  baseUrl?: string | undefined;
  /** Milliseconds that each attempt of a request may take (60,000). */
  timeout?: number | undefined;
  /** How often a request is tried again that may be (5). */
  maxRetries?: number | undefined;
  /** Makes the requests instead of the global `fetch`, for proxies and the like. */
  fetch?: typeof fetch | undefined;
}

/** What every call takes as its last argument. */
export interface RequestOptions {
  /** Ends the call, also while it waits to try again. */
  signal?: AbortSignal | undefined;
  /** Milliseconds that each attempt may take. */
  timeout?: number | undefined;
  /** How often it is tried again. */
  maxRetries?: number | undefined;
  /** Of a POST: two with the same one take effect once. One is made up for each call where none is given. */
  idempotencyKey?: string | undefined;
}

/** The options with their defaults. */
export interface Settings {
  readonly apiKey: string | undefined;
  readonly inboxId: string | undefined;
  readonly baseUrl: string;
  readonly timeout: number;
  readonly maxRetries: number;
  readonly fetch: typeof fetch;
}

export function settings(options: ClientOptions): Settings {
  return {
    apiKey: apiKey(options.apiKey ?? environment("MAILBOXKIT_API_KEY")),
    inboxId: options.inboxId ?? environment("MAILBOXKIT_INBOX_ID"),
    baseUrl: baseUrl(options.baseUrl ?? environment("MAILBOXKIT_BASE_URL") ?? "http://localhost:8080"),
    timeout: options.timeout ?? 60_000,
    maxRetries: options.maxRetries ?? 5,
    // looked up late: tests and tracers replace the global one
    fetch: options.fetch ?? ((...request) => fetch(...request)),
  };
}

function environment(name: string): string | undefined {
  return process.env[name]?.trim() || undefined;
}

function apiKey(key: string | undefined): string | undefined {
  // fetch would refuse it as well, with a message that shows it
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key)) {
    throw new ConfigurationError("The API key has characters that no API key has, such as a space or a line break.");
  }
  return key;
}

function baseUrl(text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new ConfigurationError("The base URL is no URL. It looks like http://localhost:8080");
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new ConfigurationError("The base URL must begin with http:// or https://");
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new ConfigurationError("The base URL has no user, query or fragment. It looks like http://localhost:8080");
  }
  return url.href.replace(/\/+$/, "");
}
