import { ConnectionError, MailboxKit, NotFoundError, TimeoutError } from "mailboxkit";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ApiError, apiError } from "../dist/errors.js";
import { pauseAfter, retryAfter } from "../dist/retry.js";
import { agent, all, type Agent } from "./agents.mjs";
import { FaultyWire } from "./faulty-wire.mjs";

let wire: FaultyWire;
let ann: Agent;

before(async () => {
  wire = await FaultyWire.toPlatform();
  ann = await agent({ baseUrl: wire.baseUrl });
});

after(() => wire.close());

function message(subject: string) {
  return { to: ["nobody@example.com"], subject, text: "Hi" };
}

async function sent(subject: string): Promise<number> {
  return (await ann.mbk.messages.list({ direction: "outbound", subject })).data.length;
}

test("sends once though the answers are lost", async () => {
  wire.answersToLose = 2;

  const answer = await ann.mbk.send(message("Lost answers"));

  assert.equal(answer.subject, "Lost answers");
  assert.equal(wire.answersToLose, 0);
  assert.equal(await sent("Lost answers"), 1);
});

test("sends files once though the answers are lost", async () => {
  wire.answersToLose = 1;
  const attachments = [{ filename: "a.bin", content: new Uint8Array(400_000) }];

  await ann.mbk.send({ ...message("Lost file"), attachments });

  assert.equal(await sent("Lost file"), 1);
});

test("gets through to a platform that comes back", async () => {
  wire.cut();
  wire.connectionsToReset = 3;

  assert.ok((await ann.mbk.wallet.get()).balance_mills > 0);
});

test("gives up in the end, with the key to go on", async () => {
  wire.cut();
  wire.connectionsToReset = 2;
  const failed = await ann.mbk.send(message("Given up"), { maxRetries: 1 }).catch((error: unknown) => error);

  assert.ok(failed instanceof ConnectionError);
  assert.ok(failed.idempotencyKey);
  assert.equal(await sent("Given up"), 0);
  const { idempotencyKey } = failed;
  await ann.mbk.send(message("Given up"), { idempotencyKey });
  await ann.mbk.send(message("Given up"), { idempotencyKey });
  assert.equal(await sent("Given up"), 1);
});

test("deletes what an attempt before has deleted", async () => {
  const inbox = await ann.mbk.inboxes.create({ name: "Second" });
  wire.answersToLose = 1;

  await ann.mbk.inboxes.delete(inbox.id);

  await assert.rejects(ann.mbk.inboxes.delete(inbox.id), NotFoundError);
  assert.equal((await all(ann.mbk.inboxes.list())).length, 1);
});

test("does not repeat a change by itself", async () => {
  const webhook = await ann.mbk.webhooks.create({ url: "http://127.0.0.1:9/mail", events: ["message.received"] });
  wire.answersToLose = 1;

  await assert.rejects(ann.mbk.webhooks.update(webhook.id, { name: "Changed" }), ConnectionError);

  assert.equal((await ann.mbk.webhooks.get(webhook.id)).name, "Changed");
});

test("ends an attempt that takes too long, and the call when it is aborted", async () => {
  wire.silent = true;
  await assert.rejects(ann.mbk.wallet.get({ timeout: 300, maxRetries: 0 }), TimeoutError);

  const abort = new AbortController();
  setTimeout(() => abort.abort(), 200);
  await assert.rejects(ann.mbk.wallet.get({ signal: abort.signal }), { name: "AbortError" });
  await assert.rejects(ann.mbk.wallet.get({ signal: AbortSignal.abort(new Error("No")) }), { message: "No" });
  wire.silent = false;
});

test("is aborted while it waits to try again", async () => {
  const nobody = new MailboxKit({ apiKey: "mbk_test_x", baseUrl: "http://127.0.0.1:2" });
  const began = performance.now();

  await assert.rejects(nobody.wallet.get({ signal: AbortSignal.timeout(200) }), { name: "TimeoutError" });

  assert.ok(performance.now() - began < 2_000);
});

test("waits longer each time, never the same, and as long as it is told", () => {
  const pause = (error: unknown, number = 1, repeatable = true) => pauseAfter({ error, number, repeatable });
  const refused = (status: number, seconds?: number, error?: string): ApiError =>
    apiError({ status, body: { ...(error !== undefined && { error }) }, retryAfter: seconds });
  const broken = new ConnectionError("broken");

  for (let number = 1; number <= 30; number++) {
    const longest = Math.min(500 * 2 ** (number - 1), 8_000);
    const waits = Array.from({ length: 50 }, () => pause(broken, number) ?? 0);
    assert.ok(waits.every((wait) => wait >= longest / 2 && wait <= longest));
    assert.ok(new Set(waits).size > 40);
  }
  const asked = pause(refused(503, 7)) ?? 0;
  assert.ok(asked >= 7_000 && asked < 8_000);
  assert.equal(pause(refused(429, 3_600)), undefined);
  for (const status of [429, 502, 503, 504]) assert.ok(pause(refused(status)), `${status}`);
  for (const status of [400, 401, 402, 403, 404, 409, 422, 500]) assert.equal(pause(refused(status)), undefined);
  assert.ok(pause(refused(409, 1, "idempotency_in_flight")));
  assert.ok(pause(refused(429, 1), 1, false));
  for (const error of [refused(503), broken]) assert.equal(pause(error, 1, false), undefined);
});

test("reads Retry-After in both forms", () => {
  const now = Date.parse("2026-11-28T01:00:00Z");

  assert.equal(retryAfter("17", now), 17);
  assert.equal(retryAfter("Sat, 28 Nov 2026 01:00:05 GMT", now), 5);
  assert.equal(retryAfter("Sat, 28 Nov 2026 00:00:05 GMT", now), 0);
  assert.equal(retryAfter("soon", now), undefined);
  assert.equal(retryAfter(null, now), undefined);
});
