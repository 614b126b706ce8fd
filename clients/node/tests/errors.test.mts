import {
  AccessDeniedError,
  ApiError,
  AuthenticationError,
  ConfigurationError,
  ConflictError,
  ConnectionError,
  MailboxKit,
  MailboxKitError,
  NotFoundError,
  ValidationError,
} from "mailboxkit";
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { agent } from "./agents.mjs";

async function refused(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => assert.fail("It was not refused"),
    (error: unknown) => error,
  );
}

test("has a class for every refusal", async () => {
  const [ann, bob] = [await agent(), await agent()];
  const unknown = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
  const message = { to: [bob.email], subject: "Hi", text: "Hi" };
  await ann.mbk.send(message, { idempotencyKey: "used" });

  const once = { idempotencyKey: "used" };
  const refusals: [() => Promise<unknown>, typeof ApiError, number, string][] = [
    [() => new MailboxKit({ apiKey: "mbk_live_unknown" }).wallet.get(), AuthenticationError, 401, "unauthenticated"],
    [() => ann.mbk.send(bob.inboxId, message), AccessDeniedError, 403, "access_denied"],
    [() => ann.mbk.messages.get(unknown), NotFoundError, 404, "not_found"],
    [() => ann.mbk.send({ ...message, text: "Ho" }, once), ConflictError, 409, "idempotency_key_reused"],
    [() => ann.mbk.inboxes.create({ name: "" }), ValidationError, 422, "validation_failed"],
  ];

  for (const [call, type, status, code] of refusals) {
    const error = await refused(call());
    assert.ok(error instanceof type && error instanceof MailboxKitError, `${error}`);
    assert.deepEqual([error.status, error.code, error.name], [status, code, type.name]);
    assert.ok(error.message && error.docs_url?.includes("/api-docs#"));
  }
});

test("never shows the API key", async () => {
  const ann = await agent();
  const { apiKey, inboxId } = ann;
  const closed = new MailboxKit({ apiKey, inboxId, baseUrl: "http://127.0.0.1:2", maxRetries: 0 });
  const things = [
    ann.mbk,
    await refused(closed.send({ to: ["a@example.com"], text: "Hi" })),
    await refused(ann.mbk.messages.get("nothing")),
    await refused(ann.mbk.wallet.get({ timeout: 0, maxRetries: 0 })),
    await refused((async () => new MailboxKit({ apiKey: `${ann.apiKey}\n` }))()),
    await refused((async () => new MailboxKit({ baseUrl: `http://${ann.apiKey}@localhost` }))()),
  ];

  for (const thing of things) {
    const inspected = inspect(thing, { depth: 20, showHidden: true, getters: true });
    const shown = `${inspected} ${JSON.stringify(thing)} ${thing}`;
    assert.ok(!shown.includes(ann.apiKey), shown);
  }
  assert.ok(things[1] instanceof ConnectionError && things[4] instanceof ConfigurationError);
});

test("keeps the ids in a path where they belong", async () => {
  const ann = await agent();

  await assert.rejects(ann.mbk.messages.get(ann.inboxId, "../../../wallet"), NotFoundError);
  await assert.rejects(ann.mbk.inboxes.get(".."), ConfigurationError);
});

test("takes no base URL that leads nowhere", () => {
  for (const baseUrl of ["localhost:8080", "ftp://localhost", "http://localhost?a=b", "nonsense"]) {
    assert.throws(() => new MailboxKit({ baseUrl }), ConfigurationError);
  }
});
