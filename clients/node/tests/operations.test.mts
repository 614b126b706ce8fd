import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { AccessDeniedError } from "mailboxkit";
import { agent, all } from "./agents.mjs";

const DESCRIPTION = new URL("../../../server/src/main/resources/description/openapi.json", import.meta.url);

test("has a call for every operation of the description", async () => {
  const description = JSON.parse(await readFile(DESCRIPTION, "utf8")) as { paths: Record<string, object> };
  const missing = new Map(
    Object.entries(description.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => {
        const pattern = new RegExp(`^${method} ${path.replace(/\{\w+\}/g, "[^/]+")}$`, "i");
        return [`${method} ${path}`, pattern];
      }),
    ),
  );
  const recording: typeof fetch = (input, init) => {
    const asked = `${init?.method} ${new URL(String(input)).pathname}`;
    for (const [operation, pattern] of missing) if (pattern.test(asked)) missing.delete(operation);
    return fetch(input, init);
  };

  const { mbk, email, apiKey } = await agent({ fetch: recording });
  await callEverything(mbk, email);
  await callSessions(mbk, apiKey);

  assert.deepEqual([...missing.keys()], []);
});

async function callEverything(mbk: Awaited<ReturnType<typeof agent>>["mbk"], email: string): Promise<void> {
  const sent = await mbk.send({
    to: [email],
    subject: "All",
    text: "Hi",
    attachments: [{ filename: "a", content: new Uint8Array([1]) }],
  });
  const received = await mbk.waitFor({ since: sent.created_at });
  await mbk.reply(received.id, { text: "Hi" });
  await mbk.messages.list();
  await mbk.messages.codes();
  await mbk.messages.get(received.id, { remoteImages: true });
  await mbk.messages.raw(received.id);
  assert.match(new TextDecoder().decode(await mbk.messages.view(received.id)), /^<!doctype html>/i);
  await mbk.messages.attachment(received.id, received.attachments[0]?.id ?? "");
  await mbk.search({ query: "all" });
  const [thread] = await all(mbk.threads.list());
  await mbk.threads.get(thread?.id ?? "");

  const inbox = await mbk.inboxes.create({ name: "Second" });
  assert.equal((await mbk.inboxes.get(inbox.id)).name, "Second");
  assert.equal((await all(mbk.inboxes.list())).length, 2);
  await mbk.inboxes.delete(inbox.id);

  const key = await mbk.apiKeys.create({ name: "Sandbox", test: true });
  assert.match(key.key, /^mbk_test_/);
  assert.equal((await mbk.apiKeys.get(key.id)).test, true);
  assert.equal((await mbk.apiKeys.list()).data.length, 2);
  await mbk.apiKeys.revoke(key.id);

  const name = `d${Date.now()}.example.com`;
  const domain = await mbk.domains.create({ name });
  assert.equal((await mbk.domains.dns(domain.id)).mx.type, "MX");
  assert.equal((await mbk.domains.verify(domain.id)).is_verified, false);
  assert.equal((await mbk.domains.get(domain.id)).name, name);
  assert.equal((await mbk.domains.list()).data.length, 1);
  await mbk.domains.delete(domain.id);

  const suppression = await mbk.suppressions.add({ email: "gone@example.com", note: "asked by phone" });
  assert.equal((await mbk.suppressions.get(suppression.id)).reason, "manual");
  assert.equal((await mbk.suppressions.list({ email: "gone@example.com" })).data.length, 1);
  await mbk.suppressions.remove(suppression.id);

  const webhook = await mbk.webhooks.create({ url: "http://127.0.0.1:9/", events: ["message.received"] });
  assert.equal((await mbk.webhooks.update(webhook.id, { name: "Mine" })).name, "Mine");
  assert.equal((await mbk.webhooks.get(webhook.id)).enabled, true);
  assert.equal((await mbk.webhooks.list()).data.length, 1);
  await mbk.webhooks.rotateSecret(webhook.id);
  await mbk.webhooks.test(webhook.id);
  let attempt;
  while ((attempt = (await mbk.webhooks.attempts(webhook.id)).data[0]) === undefined);
  await mbk.webhooks.replayAttempt(webhook.id, attempt.id);
  await mbk.webhooks.replay(webhook.id, { since: sent.created_at });
  await mbk.webhooks.delete(webhook.id);

  assert.equal((await mbk.organization.get()).inboxes_count, 1);
  assert.equal((await mbk.organization.rename({ name: "Desk" })).name, "Desk");
  await assert.rejects(mbk.organization.delete(), AccessDeniedError);
  assert.match((await mbk.wallet.get()).balance_dollars, /^\$/);
  assert.ok((await mbk.wallet.ledger()).data.length > 0);
  const [last] = (await mbk.events.list()).data.slice(-1);
  for await (const event of mbk.events.stream({ lastEventId: last?.id })) {
    assert.ok(event.id > (last?.id ?? ""));
    break;
  }
}

async function callSessions(mbk: Awaited<ReturnType<typeof agent>>["mbk"], apiKey: string): Promise<void> {
  const session = await mbk.sessions.create({ api_key: apiKey });
  assert.equal(session.kind, "key");
  assert.deepEqual(
    (await all(mbk.sessions.list())).map((each) => each.id),
    [session.id],
  );
  assert.equal((await mbk.sessions.current()).organizations.length, 1);
  await mbk.sessions.revoke(session.id);
  await mbk.sessions.signOut();
  await mbk.sessions.mailLink({ owner_email: "owner@example.com" });
}
