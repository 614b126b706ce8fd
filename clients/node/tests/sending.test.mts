import { ConfigurationError, MailboxKit, ValidationError } from "mailboxkit";
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { agent, type Agent } from "./agents.mjs";

let ann: Agent;
let bob: Agent;

before(async () => {
  ann = await agent();
  bob = await agent();
});

test("sends with and without the id of an inbox", async () => {
  const named = await ann.mbk.send(ann.inboxId, { to: [bob.email], subject: "Named", text: "Hi" });
  const implied = await ann.mbk.send({ to: [bob.email], subject: "Implied", text: "Hi" });

  assert.equal(named.status, "queued");
  assert.deepEqual([named.inbox_id, implied.inbox_id], [ann.inboxId, ann.inboxId]);
});

test("answers in the thread", async () => {
  const waiting = bob.mbk.waitFor({ subject: "A question" });
  const question = await ann.mbk.send({ to: [bob.email], subject: "A question", html: "<p>Are you there?</p>" });
  const received = await waiting;
  await bob.mbk.reply(received.id, { text: "Yes." });
  const answer = await ann.mbk.waitFor(ann.inboxId, { since: question.created_at, subject: /^re: a question$/i });

  assert.equal(received.extracted_text, "Are you there?");
  assert.equal(answer.extracted_text, "Yes.");
  const thread = await ann.mbk.threads.get(answer.thread_id);
  assert.deepEqual(new Set(thread.messages.map(({ id }) => id)), new Set([question.id, answer.id]));
});

test("sends files in every form and gets the same bytes back", async () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 256);
  const contents = [
    bytes,
    Buffer.from(bytes),
    bytes.slice().buffer,
    new Blob([bytes], { type: "image/png" }),
    Buffer.from(bytes).toString("base64"),
  ];
  const attachments = contents.map((content, i) => ({ filename: `Übersicht ${i}.bin`, content }));

  const sent = await ann.mbk.send({
    to: [`Böb <${bob.email}>`],
    cc: [ann.email],
    subject: "Files — all of them",
    text: "first line\nsecond line",
    attachments,
  });

  const message = await ann.mbk.messages.get(sent.id);
  assert.deepEqual(message.cc_emails, [ann.email]);
  assert.equal(message.text_body?.replaceAll("\r\n", "\n").trimEnd(), "first line\nsecond line");
  assert.deepEqual(
    message.attachments.map(({ filename, size }) => [filename, size]),
    attachments.map(({ filename }) => [filename, bytes.length]),
  );
  assert.equal(message.attachments[3]?.mime_type, "image/png");
  for (const { id } of message.attachments) {
    assert.deepEqual(await ann.mbk.messages.attachment(sent.id, id), bytes);
  }
  assert.match(Buffer.from(await ann.mbk.messages.raw(sent.id)).toString(), /^Content-Type: multipart\//im);
});

test("sends base64 as JSON", async () => {
  const attachments = [{ filename: "a.txt", content: "aGVsbG8=", content_type: "text/plain" }];

  const sent = await ann.mbk.send({ to: [bob.email], subject: "Base64", text: "Hi", attachments });

  const [file] = (await ann.mbk.messages.get(sent.id)).attachments;
  assert.equal(file?.mime_type, "text/plain");
  assert.equal(Buffer.from(await ann.mbk.messages.attachment(sent.id, file.id)).toString(), "hello");
});

test("replies to all with a file", async () => {
  const carl = await agent();
  const waiting = bob.mbk.waitFor({ subject: "To all" });
  await ann.mbk.send({ to: [bob.email, carl.email], subject: "To all", text: "Hi" });
  const received = await waiting;
  const attachments = [{ filename: "a.bin", content: new Uint8Array([1, 2, 3]) }];

  const reply = await bob.mbk.reply(received.id, { text: "Hi all", reply_all: true, attachments });

  assert.deepEqual(new Set([...reply.to_emails, ...reply.cc_emails]), new Set([ann.email, carl.email]));
  assert.equal(reply.attachments.length, 1);
});

test("sends once what is sent twice with one key", async () => {
  const message = { to: [bob.email], subject: "Once", text: "Hi" };

  const sent = await ann.mbk.send(message, { idempotencyKey: "once" });
  const again = await ann.mbk.send(message, { idempotencyKey: "once" });

  assert.deepEqual(again, sent);
  assert.equal((await ann.mbk.messages.list({ subject: "Once", direction: "outbound" })).data.length, 1);
});

test("says what is wrong before it asks", async () => {
  const message = { to: [bob.email], subject: "Hi", text: "Hi" };
  const homeless = new MailboxKit({ apiKey: ann.apiKey });
  const missing = undefined as unknown as string;

  await assert.rejects(homeless.send(message), { name: "ConfigurationError", message: /MAILBOXKIT_INBOX_ID/ });
  await assert.rejects(ann.mbk.send(missing, message), ConfigurationError);
  await assert.rejects(ann.mbk.reply(missing, { text: "Hi" }), ConfigurationError);
  await assert.rejects(ann.mbk.messages.get(""), ConfigurationError);
  await assert.rejects(new MailboxKit().wallet.get(), { name: "ConfigurationError", message: /MAILBOXKIT_API_KEY/ });
  await assert.rejects(ann.mbk.send(message, { idempotencyKey: "a\nb" }), ConfigurationError);
  const attachments = [
    { filename: "a", content: new Uint8Array(1) },
    { filename: "b", content: "no base64!" },
  ];
  await assert.rejects(ann.mbk.send({ ...message, attachments }), { message: /attachments\[1\]/ });
});

test("names every wrong field", async () => {
  await assert.rejects(ann.mbk.send({ to: ["nobody"], subject: "Hi" }), (error) => {
    assert.ok(error instanceof ValidationError);
    assert.deepEqual([error.status, error.code], [422, "validation_failed"]);
    assert.deepEqual(Object.keys(error.errors).sort(), ["text", "to[0]"]);
    return true;
  });
});
