import { AuthenticationError, MailboxKit, type Event } from "mailboxkit";
import assert from "node:assert/strict";
import { test } from "node:test";
import { SseParser } from "../dist/sse.js";
import { agent, all, eventually, type Agent } from "./agents.mjs";
import { FaultyWire } from "./faulty-wire.mjs";

function send({ mbk }: Agent, subject: string) {
  return mbk.send({ to: ["nobody@example.com"], subject, text: "Hi" });
}

/** What a stream tells, until it told so much. */
async function take(stream: AsyncIterable<Event>, count: number): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of stream) {
    events.push(event);
    if (events.length === count) break;
  }
  return events;
}

test("tells what happens from now on, and only what is asked for", async () => {
  const [ann, bob] = [await agent(), await agent()];
  await bob.mbk.send({ to: [ann.email], subject: "Before", text: "Hi" });
  await ann.mbk.waitFor({ subject: "Before", since: "2026-01-01" });
  const stream = ann.mbk.events.stream({ events: ["message.received", "message.bounced"] });
  const told = take(stream, 2);
  await new Promise((resolve) => setTimeout(resolve, 500));

  await bob.mbk.send({ to: [ann.email], subject: "After", text: "Hi" });
  await eventually(() => all(ann.mbk.events.list({ events: ["message.received"] })), (events) => events.length === 2);
  await send(ann, "To nobody");

  const [received, bounced] = await told;
  assert.deepEqual([received?.event, bounced?.event], ["message.received", "message.bounced"]);
  assert.ok(received?.event === "message.received" && "subject" in received.data);
  assert.equal(received.data.subject, "After");
});

test("leaves nothing out and tells nothing twice though the connection breaks", async () => {
  const wire = await FaultyWire.toPlatform();
  try {
    const ann = await agent();
    const sends = 20;
    const [beginning] = (await ann.mbk.events.list({ limit: 1 })).data;
    const over = await followerOf(ann, wire);
    const told = take(over, 2 * sends);

    for (let i = 0; i < sends; i++) {
      await send(ann, `Number ${i}`);
      if (i % 5 === 2) wire.cut();
    }

    const ids = (await told).map(({ id }) => id);
    const listed = (await all(ann.mbk.events.list({ limit: 100 }))).map(({ id }) => id).reverse();
    assert.deepEqual(ids, listed.slice(listed.indexOf(beginning?.id ?? "") + 1));
  } finally {
    wire.close();
  }
});

test("notices a connection that fell silent", async () => {
  const wire = await FaultyWire.toPlatform();
  try {
    const ann = await agent();
    const told = take(await followerOf(ann, wire, 1_000), 1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    wire.silence();

    await send(ann, "Into silence");

    assert.equal((await told)[0]?.event, "message.sent");
  } finally {
    wire.close();
  }
});

async function followerOf(ann: Agent, wire: FaultyWire, heartbeatTimeout?: number) {
  const mbk = new MailboxKit({ apiKey: ann.apiKey, baseUrl: wire.baseUrl });
  const [last] = (await ann.mbk.events.list({ limit: 1 })).data;
  return mbk.events.stream({ lastEventId: last?.id, heartbeatTimeout });
}

test("ends when it is aborted, and with what cannot pass", async () => {
  const ann = await agent();
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 500);

  await assert.rejects(take(ann.mbk.events.stream({ signal: abort.signal }), 1), { name: "AbortError" });

  const key = await ann.mbk.apiKeys.create({ name: "Short-lived" });
  const stream = take(new MailboxKit({ apiKey: key.key }).events.stream(), 100);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await ann.mbk.apiKeys.revoke(key.id);
  await send(ann, "Revoked meanwhile");
  await assert.rejects(stream, AuthenticationError);
});

test("reads events however their bytes are cut", () => {
  const text = ':\n\nid:1\nevent: a\ndata:{"ä":\ndata: 1}\n\nid: 2\r\ndata\r\n\r\nretry: 5\n\ndata:€\n\n';
  const bytes = new TextEncoder().encode(text);
  const silent = { id: undefined, data: undefined };

  for (let size = 1; size <= bytes.length; size++) {
    const parser = new SseParser();
    const events = [];
    for (let at = 0; at < bytes.length; at += size) events.push(...parser.take(bytes.subarray(at, at + size)));
    assert.deepEqual(
      events,
      [silent, { id: "1", data: '{"ä":\n1}' }, { id: "2", data: "" }, silent, { id: undefined, data: "€" }],
      `in parts of ${size} bytes`,
    );
  }
});
