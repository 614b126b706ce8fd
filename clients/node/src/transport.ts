import { randomUUID } from "node:crypto";
import { PlatformClock } from "./clock.js";
import { apiError, ConfigurationError, ConnectionError, NotFoundError, TimeoutError } from "./errors.js";
import type { RequestOptions, Settings } from "./options.js";
import { pauseAfter, retryAfter } from "./retry.js";
import { Deadline, sleep } from "./time.js";

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** One call of the API, before it is made. */
export interface Call {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below the base URL. */
  readonly path: string;
  readonly query?: Query;
  /** FormData goes as it is, everything else as JSON. */
  readonly body?: unknown;
  /** A POST that only reads needs no Idempotency-Key, which would make the platform keep its answer. */
  readonly reads?: boolean;
  /** Made without the API key. */
  readonly anonymous?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes requests, and makes them again where that is safe. The only one that knows the API key. */
export class Transport {
  readonly clock = new PlatformClock();
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** @returns the JSON that the platform answered; undefined where there is none */
  async json<T>(call: Call, options: RequestOptions = {}): Promise<T> {
    return this.#send(call, options, async (response) => {
      const text = await response.text();
      return (text === "" ? undefined : JSON.parse(text)) as T;
    });
  }

  /** The `data` that most answers are wrapped in. */
  async data<T>(call: Call, options?: RequestOptions): Promise<T> {
    return (await this.json<{ data: T }>(call, options)).data;
  }

  async bytes(call: Call, options?: RequestOptions): Promise<Uint8Array> {
    return this.#send({ ...call, headers: { accept: "*/*" } }, options ?? {}, async (response) => {
      return new Uint8Array(await response.arrayBuffer());
    });
  }

  /** One attempt, whose body is left to the caller to read, under a deadline of the caller's. */
  async open(call: Call, deadline: Deadline): Promise<Response> {
    return this.#attempt(this.#prepared(call, undefined), deadline, async (response) => response);
  }

  async #send<T>(call: Call, options: RequestOptions, read: Read<T>): Promise<T> {
    const request = this.#prepared(call, idempotencyKey(call, options));
    const repeatable = call.method !== "PATCH";
    const maxRetries = options.maxRetries ?? this.#settings.maxRetries;
    for (let number = 1; ; number++) {
      options.signal?.throwIfAborted();
      const deadline = new Deadline(options.timeout ?? this.#settings.timeout, options.signal);
      try {
        return await this.#attempt(request, deadline, read);
      } catch (error) {
        // an attempt before did it, and only its answer was lost
        if (call.method === "DELETE" && number > 1 && error instanceof NotFoundError) return undefined as T;
        const pause = number > maxRetries ? undefined : pauseAfter({ error, number, repeatable });
        if (pause === undefined) throw error;
        await sleep(pause, options.signal);
      } finally {
        deadline.close();
      }
    }
  }

  async #attempt<T>(request: Request, deadline: Deadline, read: Read<T>): Promise<T> {
    let response: Response;
    const sent = Date.now();
    try {
      response = await this.#settings.fetch(request.url, { ...request.init, signal: deadline.signal });
      this.clock.heard(response.headers.get("date"), sent);
      if (response.ok) return await read(response);
    } catch (error) {
      throw this.#failure(request, error, deadline);
    }
    throw apiError({
      status: response.status,
      body: await refusal(response),
      retryAfter: retryAfter(response.headers.get("retry-after")),
      idempotencyKey: request.idempotencyKey,
    });
  }

  #failure({ what, idempotencyKey }: Request, error: unknown, deadline: Deadline): unknown {
    if (deadline.passed) return new TimeoutError(`No answer to ${what} in time.`, idempotencyKey);
    if (deadline.signal.aborted) return deadline.signal.reason;
    const message = `No answer from ${this.#settings.baseUrl} to ${what}: ${reason(error)}`;
    return new ConnectionError(message, idempotencyKey, { cause: error });
  }

  /** What all attempts have in common. */
  #prepared(call: Call, idempotencyKey: string | undefined): Request {
    const { method, body } = call;
    return {
      what: `${method} ${call.path}`,
      url: this.#url(call),
      init: {
        method,
        headers: this.#headers(call, idempotencyKey),
        body: body === undefined || body instanceof FormData ? (body ?? null) : JSON.stringify(body),
        // a key is shown to nobody but the platform
        redirect: "error",
      },
      idempotencyKey,
    };
  }

  #url(call: Call): string {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) query.set(name, String(value));
    }
    return `${this.#settings.baseUrl}${call.path}${query.size > 0 ? `?${query}` : ""}`;
  }

  #headers(call: Call, key: string | undefined): Record<string, string> {
    const headers: Record<string, string> = { accept: "application/json", ...call.headers };
    if (!call.anonymous) headers["authorization"] = `Bearer ${this.#apiKey()}`;
    if (key !== undefined) headers["idempotency-key"] = key;
    if (call.body !== undefined && !(call.body instanceof FormData)) headers["content-type"] = "application/json";
    return headers;
  }

  #apiKey(): string {
    if (this.#settings.apiKey === undefined) {
      throw new ConfigurationError(
        "There is no API key. Set MAILBOXKIT_API_KEY or pass { apiKey }; register() makes a new one.",
      );
    }
    return this.#settings.apiKey;
  }
}

/** A call, ready to be sent as often as it takes. */
interface Request {
  readonly what: string;
  readonly url: string;
  readonly init: RequestInit;
  readonly idempotencyKey: string | undefined;
}

function idempotencyKey(call: Call, options: RequestOptions): string | undefined {
  if (call.method !== "POST") return undefined;
  const key = options.idempotencyKey ?? (call.reads ? undefined : randomUUID());
  if (key !== undefined && !/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new ConfigurationError("An idempotencyKey is 1 to 255 characters of ASCII.");
  }
  return key;
}

type Read<T> = (response: Response) => Promise<T>;

/** What a refusal says; nothing where it is not the platform's, but that of a proxy between. */
async function refusal(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === "object" && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}

/** `fetch failed` tells nothing: what failed is its cause. */
function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ("code" in cause ? String(cause.code) : cause.name);
}
