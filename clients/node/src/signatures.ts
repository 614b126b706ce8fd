import { createHmac, timingSafeEqual } from "node:crypto";
import { ConfigurationError, WebhookVerificationError } from "./errors.js";
import type { Event } from "./types.js";

/** As Node, Express and the like have them, or as `Request` of the Fetch API has them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | string[] | undefined>>;

export interface VerifyOptions {
  /** Seconds that `webhook-timestamp` may be away from now (300). */
  tolerance?: number | undefined;
  /** Whether to refuse calls that show no time of their own: those could be a copy of an old one. */
  requireTimestamp?: boolean | undefined;
}

const PREFIX = "whsec_";

/**
 * Tells that a webhook call is from the platform, by the headers of Standard Webhooks where they are there, else by
 * `X-MailboxKit-Signature`. The platform sends both.
 *
 * @param body the very bytes that came: parsed and written again they would be others
 * @param secrets that of the webhook; several where it was rotated
 * @returns what the call tells
 */
export function verifyWebhook(
  body: string | Uint8Array,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
  options: VerifyOptions = {},
): Event {
  const all = (typeof secrets === "string" ? [secrets] : secrets).filter((secret) => secret !== "");
  if (all.length === 0) throw new ConfigurationError("The secret of the webhook is missing.");
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  if (header(headers, "webhook-signature") !== undefined || options.requireTimestamp) {
    verifyStandard(bytes, headers, all, options.tolerance ?? 300);
  } else {
    verifyDocumented(bytes, headers, all);
  }
  return JSON.parse(Buffer.from(bytes).toString("utf8")) as Event;
}

function verifyStandard(
  body: Uint8Array,
  headers: WebhookHeaders,
  secrets: readonly string[],
  tolerance: number,
): void {
  const id = header(headers, "webhook-id");
  const timestamp = header(headers, "webhook-timestamp");
  const signatures = header(headers, "webhook-signature");
  if (!id || !timestamp || !signatures) {
    throw new WebhookVerificationError("webhook-id, webhook-timestamp and webhook-signature must be there.");
  }
  const age = Date.now() / 1_000 - Number(timestamp);
  if (!/^\d+$/.test(timestamp) || Math.abs(age) > tolerance) {
    throw new WebhookVerificationError("The call is too old or from the future: compare the clocks.");
  }
  const given = signatures
    .split(" ")
    .filter((signature) => signature.startsWith("v1,"))
    .map((signature) => Buffer.from(signature.slice("v1,".length), "base64"));
  const right = secrets.map((secret) => {
    const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, "base64");
    return createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest();
  });
  mustShare(given, right);
}

function verifyDocumented(body: Uint8Array, headers: WebhookHeaders, secrets: readonly string[]): void {
  const given = ["x-mailboxkit-signature", "x-mailboxkit-signature-previous"]
    .map((name) => header(headers, name))
    .filter((signature) => signature !== undefined)
    .map((signature) => Buffer.from(signature, "hex"));
  if (given.length === 0) throw new WebhookVerificationError("The call is not signed.");
  mustShare(
    given,
    secrets.map((secret) => createHmac("sha256", secret).update(body).digest()),
  );
}

/** Compares all with all, in a time that tells nothing. */
function mustShare(given: readonly Buffer[], right: readonly Buffer[]): void {
  let shared = false;
  for (const one of given) {
    for (const other of right) {
      shared = (one.length === other.length && timingSafeEqual(one, other)) || shared;
    }
  }
  if (!shared) throw new WebhookVerificationError("The signature is not that of the body with this secret.");
}

function header(headers: WebhookHeaders, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return Array.isArray(entry) ? entry.join(" ") : entry;
}
