// The one door to the API: every page calls it, and shows the message of the error it throws.

const API = "/api/v1";

/** What the API refused, in its own words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** What is wrong with each field, by its name; empty where no field is to blame. */
    readonly fields: Record<string, string[]> = {},
    readonly docsUrl?: string,
  ) {
    super(message);
  }
}

interface Context {
  /** The organization that an owner or operator looks at. */
  organization(): string | undefined;
  /** The session ended: on the server, by its age, or on another device. */
  sessionEnded(): void;
}

let context: Context = { organization: () => undefined, sessionEnded: () => {} };

export function provideContext(given: Context): void {
  context = given;
}

type Query = Record<string, string | number | boolean | null | undefined>;

export interface CallOptions {
  query?: Query;
  body?: unknown;
  /** Makes a POST safe to repeat: the same key never does something twice. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** A path of the API with its parameters encoded: at`/inboxes/${id}/messages`. */
export function at(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((path, part, index) => path + encodeURIComponent(values[index - 1] ?? "") + part);
}

/** An address for what sets no headers, such as a frame or a download. */
export function address(path: string, query: Query = {}): string {
  return API + path + search({ ...query, organization: context.organization() });
}

export const get = <T>(path: string, options?: CallOptions): Promise<T> => call("GET", API + path, options);
export const post = <T>(path: string, options?: CallOptions): Promise<T> => call("POST", API + path, options);
export const patch = <T>(path: string, options?: CallOptions): Promise<T> => call("PATCH", API + path, options);
export const remove = (path: string): Promise<void> => call("DELETE", API + path);

/** What operators ask, outside the API of organizations. */
export const admin = <T>(method: string, path: string, options?: CallOptions): Promise<T> =>
  call(method, "/admin" + path, options);

export async function getText(path: string, signal?: AbortSignal): Promise<string> {
  const response = await request("GET", API + path, signal ? { signal } : {});
  return response.text();
}

async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const response = await request(method, path, options);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** The headers that say on whose behalf the dashboard asks. */
export function sessionHeaders(): Record<string, string> {
  const organization = context.organization();
  return {
    "X-Requested-With": "mailboxkit-dashboard",
    ...(organization ? { "MailboxKit-Organization": organization } : {}),
  };
}

async function request(method: string, path: string, options: CallOptions): Promise<Response> {
  const headers = sessionHeaders();
  if (options.body !== undefined) headers["Content-Type"] = "application/json";
  if (options.idempotencyKey) headers["Idempotency-Key"] = options.idempotencyKey;
  let response: Response;
  try {
    response = await fetch(path + search(options.query ?? {}), {
      method,
      headers,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (failure) {
    if (options.signal?.aborted) throw failure;
    throw new ApiError(0, "unreachable", "The platform cannot be reached. Check the connection, then try again.");
  }
  if (response.ok) return response;
  const error = await refusal(response);
  // a wrong key at sign-in is no session that ended
  if (error.status === 401 && path !== API + "/sessions") context.sessionEnded();
  throw error;
}

async function refusal(response: Response): Promise<ApiError> {
  try {
    const body = (await response.json()) as {
      error: string;
      message: string;
      errors?: Record<string, string[]>;
      docs_url?: string;
    };
    return new ApiError(response.status, body.error, body.message, body.errors, body.docs_url);
  } catch {
    return new ApiError(response.status, "unexpected", `The platform answered with status ${response.status}.`);
  }
}

function search(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text && "?" + text;
}

/** A key for Idempotency-Key; `crypto.randomUUID` is missing where the page is not served by HTTPS. */
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
