import { Page } from "mailboxkit";
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { agent, all, eventually, type Agent } from "./agents.mjs";

const SENT = 7;
let ann: Agent;

before(async () => {
  ann = await agent();
  for (let i = 0; i < SENT; i++) await ann.mbk.send({ to: ["nobody@example.com"], subject: `Letter ${i}`, text: "Hi" });
});

const newestFirst = Array.from({ length: SENT }, (_, i) => `Letter ${SENT - 1 - i}`);

test("is a page when awaited, and the whole list when iterated", async () => {
  const list = ann.mbk.messages.list({ limit: 3, direction: "outbound", subject: "Letter" });

  const page = await list;
  const entries = await all(list);

  assert.ok(page instanceof Page);
  assert.equal(page.data.length, 3);
  assert.deepEqual(entries.map(({ subject }) => subject), newestFirst);
  assert.deepEqual((await all(page)).map(({ subject }) => subject), newestFirst);
});

test("goes from page to page", async () => {
  const first = await ann.mbk.messages.list(ann.inboxId, { limit: 3, subject: "Letter" });
  const second = await first.nextPage();
  const third = await second?.nextPage();

  assert.deepEqual([first, second, third].map((page) => page?.data.length), [3, 3, 1]);
  assert.equal(await third?.nextPage(), null);
  assert.ok(first.next_cursor);
  const same = await ann.mbk.messages.list({ limit: 3, subject: "Letter", cursor: first.next_cursor });
  assert.deepEqual(same.data, second?.data);
  const sizes: number[] = [];
  for await (const page of ann.mbk.messages.list({ limit: 5, subject: "Letter" }).pages()) sizes.push(page.data.length);
  assert.deepEqual(sizes, [5, 2]);
});

test("pages through what a search finds", async () => {
  const found = await eventually(
    () => all(ann.mbk.search({ query: "letter", limit: 2 })),
    (messages) => messages.length === SENT,
  );

  assert.deepEqual(new Set(found.map(({ subject }) => subject)), new Set(newestFirst));
  assert.ok(found.every(({ highlights }) => highlights["subject"]?.length));
});

test("pages through the ledger", async () => {
  const charges = await all(ann.mbk.wallet.ledger({ limit: 2, kind: "charge" }));

  assert.equal(charges.length, SENT);
  const { balance_mills } = await ann.mbk.wallet.get();
  assert.equal(charges[0]?.balance_after_mills, balance_mills);
});

test("rejects when awaited and when iterated", async () => {
  const list = ann.mbk.messages.list({ since: "soon" });

  await assert.rejects(all(list), { code: "validation_failed" });
  await assert.rejects(async () => await list, { code: "validation_failed" });
  assert.equal(await list.catch(() => "caught"), "caught");
});
