import { verifyWebhook, WebhookVerificationError, type WebhookHeaders } from "mailboxkit";
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { agent, all, eventually, type Agent } from "./agents.mjs";

interface WebhookCall {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

let receiver: Server;
let ann: Agent;
let calls: WebhookCall[] = [];

before(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      calls.push({ headers: request.headers, body: Buffer.concat(chunks) });
      response.end();
    });
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
});

// an organization for each test, since every webhook of one is told of what happens there
beforeEach(async () => {
  ann = await agent();
  calls = [];
});

after(() => receiver.close());

async function webhook() {
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  return ann.mbk.webhooks.create({ url, events: ["message.sent"] });
}

async function called(): Promise<WebhookCall> {
  const [call] = await eventually(async () => calls, (made) => made.length > 0);
  calls = [];
  return call as WebhookCall;
}

/** Only the headers whose names begin so. */
function only({ headers }: WebhookCall, prefix: string): WebhookHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith(prefix)));
}

test("knows the platform's calls by either kind of signature", async () => {
  const made = await webhook();
  await ann.mbk.webhooks.test(made.id, { event: "message.received" });
  const call = await called();

  const event = ann.mbk.webhooks.verify(call.body, call.headers, made.secret);
  assert.equal(event.event, "message.received");
  assert.equal(event.test, true);
  for (const headers of [only(call, "webhook-"), only(call, "x-mailboxkit-"), new Headers({ ...call.headers } as {})]) {
    assert.deepEqual(verifyWebhook(call.body.toString(), headers, ["whsec_b3RoZXI=", made.secret]), event);
  }
});

test("refuses what is forged, changed, old or not signed", async () => {
  const made = await webhook();
  await ann.mbk.webhooks.test(made.id);
  const call = await called();
  const verify = (body: Uint8Array, headers: WebhookHeaders, secret = made.secret, options = {}) =>
    verifyWebhook(body, headers, secret, options);
  const changed = Buffer.concat([call.body, Buffer.from(" ")]);
  const standard = only(call, "webhook-") as Record<string, string>;

  for (const headers of [standard, only(call, "x-mailboxkit-"), call.headers]) {
    assert.throws(() => verify(changed, headers), WebhookVerificationError);
    assert.throws(() => verify(call.body, headers, "whsec_b3RoZXI="), WebhookVerificationError);
  }
  assert.throws(() => verify(call.body, {}), WebhookVerificationError);
  assert.throws(() => verify(call.body, { "x-mailboxkit-signature": "" }), WebhookVerificationError);
  assert.throws(() => verify(call.body, { ...standard, "webhook-id": "another" }), WebhookVerificationError);
  assert.throws(() => verify(call.body, { ...standard, "webhook-timestamp": "soon" }), WebhookVerificationError);
  assert.throws(() => verify(call.body, { ...call.headers, "webhook-signature": "v1,AAAA" }), WebhookVerificationError);
  assert.throws(
    () => verify(call.body, only(call, "x-mailboxkit-"), made.secret, { requireTimestamp: true }),
    WebhookVerificationError,
  );
  assert.throws(() => verify(call.body, call.headers, ""), { name: "ConfigurationError" });
});

test("takes a call only near its time", () => {
  const body = '{"event":"message.received"}';
  const key = Buffer.from("a secret of twenty-four b");
  const signed = (timestamp: number) => {
    const signature = createHmac("sha256", key).update(`msg_1.${timestamp}.${body}`).digest("base64");
    return {
      "Webhook-Id": "msg_1",
      "Webhook-Timestamp": `${timestamp}`,
      "Webhook-Signature": `v1a,AAAA v1,${signature}`,
    };
  };
  const now = Math.floor(Date.now() / 1_000);
  const secret = `whsec_${key.toString("base64")}`;

  for (const age of [0, 290, -290]) verifyWebhook(body, signed(now - age), secret);
  for (const age of [310, -310]) {
    assert.throws(() => verifyWebhook(body, signed(now - age), secret), /too old or from the future/);
    verifyWebhook(body, signed(now - age), secret, { tolerance: 400 });
  }
});

test("knows calls by the old and the new secret while one replaces the other", async () => {
  const made = await webhook();
  const rotated = await ann.mbk.webhooks.rotateSecret(made.id);
  assert.notEqual(rotated.secret, made.secret);
  await ann.mbk.webhooks.test(made.id);
  const call = await called();

  for (const secret of [made.secret, rotated.secret]) {
    for (const prefix of ["webhook-", "x-mailboxkit-"]) verifyWebhook(call.body, only(call, prefix), secret);
  }
});

test("lists what was tried, and tells it again", async () => {
  const made = await webhook();
  await ann.mbk.send({ to: ["nobody@example.com"], subject: "Told twice", text: "Hi" });
  const first = await called();
  const told = ann.mbk.webhooks.verify(first.body, first.headers, made.secret);
  const [attempt] = await eventually(() => all(ann.mbk.webhooks.attempts(made.id)), (tried) => tried.length === 1);

  await ann.mbk.webhooks.replayAttempt(made.id, attempt?.id ?? "");

  const call = await called();
  assert.equal(ann.mbk.webhooks.verify(call.body, call.headers, made.secret).id, told.id);
  await ann.mbk.webhooks.replay(made.id, { scope: "all", since: told.timestamp });
  assert.ok(await called());
});
