import { InsufficientBalanceError, MailboxKit, RateLimitError } from "mailboxkit";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { all } from "./agents.mjs";
import { PlatformProcess } from "./platform-process.mjs";

/** More makes it longer. */
const KILLS = Number(process.env["MAILBOXKIT_TEST_KILLS"] ?? 1);
const OPENING_CREDIT = 1_001 * KILLS;
const SENDERS = 16;

let platform: PlatformProcess;

before(async () => {
  platform = await PlatformProcess.start({
    MAILBOXKIT_TARIFF_OPENING_CREDIT_MILLS: `${OPENING_CREDIT}`,
    MAILBOXKIT_RATE_LIMITS_REGISTRATIONS_PER_OWNER: "1",
    MAILBOXKIT_IDEMPOTENCY_LEASE: "3s",
  });
});

after(() => platform.close());

async function register(owner_email: string): Promise<MailboxKit> {
  const { baseUrl } = platform;
  const agent = await new MailboxKit({ baseUrl }).register({ name: "Agent", owner_email });
  return new MailboxKit({ baseUrl, apiKey: agent.api_key, inboxId: agent.inbox_id, maxRetries: 40, timeout: 20_000 });
}

test("sends each message once though the platform is killed meanwhile", async () => {
  const mbk = await register("crash@example.com");
  const began: string[] = [];
  const answered = new Map<string, string>();
  let ended = false;

  const senders = Array.from({ length: SENDERS }, async (_, sender) => {
    for (let i = 0; !ended; i++) {
      const subject = `Message ${i} of ${sender}`;
      began.push(subject);
      const { id } = await mbk.send({ to: ["nobody@example.com"], subject, text: "Hi" });
      answered.set(subject, id);
    }
  });
  for (let kill = 0; kill < KILLS; kill++) {
    const before = answered.size;
    while (answered.size < before + 100) await new Promise((resolve) => setTimeout(resolve, 10));
    await platform.kill();
    await platform.start();
  }
  ended = true;
  await Promise.all(senders);

  // a call that throws would have failed the test: every one that began was answered
  assert.deepEqual([...answered.keys()].sort(), began.sort());
  const stored = await all(mbk.messages.list({ direction: "outbound", limit: 100 }));
  assert.deepEqual(stored.map(({ subject }) => subject).sort(), began);
  for (const { id, subject } of stored) assert.equal(answered.get(subject), id);
  const charges = await all(mbk.wallet.ledger({ kind: "charge", limit: 100 }));
  assert.equal(new Set(charges.map(({ reference }) => reference)).size, began.length);
  assert.equal((await mbk.wallet.get()).balance_mills, OPENING_CREDIT - 2 * began.length);
  console.log(`${began.length} messages, ${KILLS} kills: none lost, none twice`);
});

test("tells what is left where that is too little to send", async () => {
  const mbk = await register("poor@example.com");
  const attachments = Array.from({ length: 5 }, (_, i) => ({ filename: `${i}.txt`, content: "aGVsbG8=" }));
  const message = { to: ["nobody@example.com"], subject: "Hi", text: "Hi", attachments };
  const spend = async (): Promise<never> => {
    for (;;) await mbk.send(message);
  };

  const ends = await Promise.allSettled(Array.from({ length: SENDERS }, spend));

  const { balance_mills, balance_dollars } = await mbk.wallet.get();
  for (const end of ends) {
    const error: unknown = end.status === "rejected" ? end.reason : undefined;
    assert.ok(error instanceof InsufficientBalanceError, `${error}`);
    assert.deepEqual([error.status, error.code], [402, "insufficient_balance"]);
    assert.deepEqual([error.balance_mills, error.balance_dollars], [balance_mills, balance_dollars]);
    assert.deepEqual([error.cost_mills, error.cost_dollars, error.emails_remaining], [7, "$0.007", balance_mills >> 1]);
    assert.ok(error.action && error.billing_url.endsWith("/billing"));
  }
  assert.equal(balance_mills, OPENING_CREDIT % 7);
});

test("hears at once of a limit that lasts long", async () => {
  await register("limited@example.com");

  await assert.rejects(register("limited@example.com"), (error) => {
    assert.ok(error instanceof RateLimitError);
    assert.equal(error.status, 429);
    assert.ok((error.retryAfter ?? 0) > 60);
    return true;
  });
});
