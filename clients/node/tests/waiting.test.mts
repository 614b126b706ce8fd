import { ConfigurationError, TimeoutError } from "mailboxkit";
import assert from "node:assert/strict";
import { test } from "node:test";
import { agent } from "./agents.mjs";

test("takes the mail that matches, whatever came before it", async () => {
  const [ann, bob, carl] = [await agent(), await agent(), await agent()];
  const byText = ann.mbk.waitFor({ from: bob.email.toUpperCase(), subject: "ORDER" });
  const byExpression = ann.mbk.waitFor({ from: /^agent </i, subject: /^your order \d+$/gi });

  await carl.mbk.send({ to: [ann.email], subject: "Order of another", text: "Hi" });
  await bob.mbk.send({ to: [ann.email], subject: "Something else", text: "Hi" });
  await bob.mbk.send({ to: [ann.email], subject: "Your order 17", text: "Hi" });

  assert.deepEqual([(await byText).subject, (await byExpression).subject], ["Your order 17", "Your order 17"]);
});

test("waits for a code, and knows what confirms", async () => {
  const [ann, bob] = [await agent(), await agent()];
  const waiting = ann.mbk.waitForCode({ from: bob.email });
  await bob.mbk.send({ to: [ann.email], subject: "Order 48291734", text: "On its way." });
  await bob.mbk.send({ to: [ann.email], subject: "Sign in", text: "Your verification code is 482913." });
  assert.equal((await waiting).code, "482913");

  const text = "Confirm your account: https://x.example/verify?t=1";
  const { created_at } = await bob.mbk.send({ to: [ann.email], subject: "Welcome", text });
  const { link_url, link_kind } = await ann.mbk.waitForCode({ since: created_at });
  assert.deepEqual([link_url, link_kind], ["https://x.example/verify?t=1", "verify"]);
  await assert.rejects(ann.mbk.waitForCode({ since: new Date(Date.now() + 60_000), timeout: 1_500 }), TimeoutError);
});

test("misses nothing among much that does not match", async () => {
  const [ann, bob] = [await agent(), await agent()];
  const wanted = 30;
  const waiting = Array.from({ length: 5 }, (_, i) => ann.mbk.waitFor({ subject: new RegExp(`^number ${i * 7} `) }));

  const sends = Array.from({ length: wanted }, (_, i) => `Number ${i} of many`.replace("N", i % 7 === 0 ? "n" : "N"));
  await Promise.all(sends.map((subject) => bob.mbk.send({ to: [ann.email], subject, text: "Hi" })));

  const found = await Promise.all(waiting);
  assert.deepEqual(
    found.map(({ subject }) => subject),
    [0, 7, 14, 21, 28].map((i) => `number ${i} of many`),
  );
});

test("does not count what came before, unless told since when", async () => {
  const [ann, bob] = [await agent(), await agent()];
  const first = await bob.mbk.send({ to: [ann.email], subject: "Early", text: "Hi" });
  await ann.mbk.waitFor({ subject: "Early", since: first.created_at });
  await bob.mbk.send({ to: [ann.email], subject: "Early, too", text: "Hi" });
  await ann.mbk.waitFor({ subject: "too", since: new Date(first.created_at) });

  const oldest = await ann.mbk.waitFor({ subject: "early", since: first.created_at, timeout: 0 });

  assert.equal(oldest.subject, "Early");
  // what came last, this machine's clock must have left behind
  await new Promise((resolve) => setTimeout(resolve, 50));
  await assert.rejects(ann.mbk.waitFor({ subject: "early", timeout: 1_200 }), TimeoutError);
  await assert.rejects(ann.mbk.waitFor({ since: "soon" }), ConfigurationError);
});

test("does not ask again and again", async () => {
  let requests = 0;
  const counting: typeof fetch = (...request) => {
    requests++;
    return fetch(...request);
  };
  const ann = await agent({ fetch: counting });
  requests = 0;

  const began = performance.now();
  await assert.rejects(ann.mbk.waitFor({ timeout: 4_000 }), TimeoutError);

  assert.ok(performance.now() - began >= 3_990, "it waits as long as it shall");
  assert.ok(requests <= 8, `${requests} requests`);
});

test("ends at once when it is aborted", async () => {
  const ann = await agent();
  const abort = new AbortController();
  setTimeout(() => abort.abort(new Error("Enough")), 300);

  const began = performance.now();
  await assert.rejects(ann.mbk.waitFor({}, { signal: abort.signal }), { message: "Enough" });

  assert.ok(performance.now() - began < 3_000);
});

/** A platform whose clock is some milliseconds ahead, as it shows in what it is asked and in what it says. */
function ahead(milliseconds: number): typeof fetch {
  const later = (time: string) => new Date(Date.parse(time) + milliseconds);
  return async (input, init) => {
    const url = new URL(String(input));
    const since = url.searchParams.get("since");
    if (since !== null) url.searchParams.set("since", new Date(Date.parse(since) - milliseconds).toISOString());
    const response = await fetch(url, init);
    const headers = new Headers(response.headers);
    headers.set("date", later(headers.get("date") ?? "").toUTCString());
    const body = (await response.text()).replace(
      /"created_at":"([^"]+)"/g,
      (_, time: string) => `"created_at":"${later(time).toISOString()}"`,
    );
    return new Response(body, { status: response.status, headers });
  };
}

for (const hours of [-3, 3]) {
  test(`goes by the clock of a platform that is ${hours} hours ahead`, async () => {
    const [ann, bob] = [await agent({ fetch: ahead(hours * 3_600_000) }), await agent()];
    const early = await bob.mbk.send({ to: [ann.email], subject: "Order 1", text: "Hi" });
    const there = new Date(Date.parse(early.created_at) + hours * 3_600_000);
    await ann.mbk.waitFor({ since: there });
    // the clock is known to the second
    await new Promise((resolve) => setTimeout(resolve, 2_100));

    const fresh = ann.mbk.waitFor({ subject: "order", timeout: 10_000 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await bob.mbk.send({ to: [ann.email], subject: "Order 2", text: "Hi" });

    assert.equal((await fresh).subject, "Order 2");
  });
}
