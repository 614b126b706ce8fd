import { ApiError, ConfigurationError, MailboxKitError } from "mailboxkit";

type Json = Record<string, unknown>;

/** Members of its errors that are not the API's. */
const OF_THE_CLIENT = new Set(["name", "code", "status", "retryAfter", "idempotencyKey"]);

/** Something that a tool does not do, as the REST API would say it. */
export class Refusal extends Error {
  readonly body: Json;

  constructor(body: Json) {
    super(String(body["message"]));
    this.body = body;
  }

  static invalid(errors: Readonly<Record<string, string[]>>, docs: string): Refusal {
    const message = "The request has fields that cannot be accepted; see errors.";
    return new Refusal({ error: "validation_failed", message, docs_url: `${docs}/api-docs#validation-failed`, errors });
  }
}

/** What a model is told of an error. Of one that is no refusal, only that there was one: the log tells more. */
export function refusalOf(error: unknown): Json {
  if (error instanceof Refusal) return error.body;
  if (error instanceof ApiError) return ofApi(error);
  if (error instanceof ConfigurationError) return { error: "validation_failed", message: error.message };
  if (error instanceof MailboxKitError) return { error: error.code, message: error.message };
  console.error("mailboxkit-mcp:", error);
  return { error: "internal_error", message: "Something failed in the MCP server." };
}

/** The members of the answer, under the names that it had. */
function ofApi(error: ApiError): Json {
  const members = Object.entries(error).filter(([name, value]) => !OF_THE_CLIENT.has(name) && !isEmpty(value));
  return {
    error: error.code,
    message: error.message,
    ...Object.fromEntries(members),
    ...(error.retryAfter !== undefined && { retry_after_seconds: error.retryAfter }),
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
}
