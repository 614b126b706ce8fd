import MailboxKit, { type ClientOptions } from "mailboxkit";
import assert from "node:assert/strict";

/** An agent of its own for each test, with the client it uses. */
export interface Agent {
  readonly mbk: MailboxKit;
  readonly apiKey: string;
  readonly inboxId: string;
  readonly email: string;
}

/** Registers at the platform that clients/test started. */
export async function agent(options: ClientOptions = {}): Promise<Agent> {
  assert.ok(process.env["MAILBOXKIT_BASE_URL"], "clients/test starts the platform and runs these tests");
  const registered = await new MailboxKit(options).register({ name: "Agent", owner_email: "owner@example.com" });
  const { api_key: apiKey, inbox_id: inboxId, email } = registered;
  return { mbk: new MailboxKit({ apiKey, inboxId, ...options }), apiKey, inboxId, email };
}

/** Asks until something holds, for half a minute. */
export async function eventually<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > end) assert.fail(`It stays ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const entries: T[] = [];
  for await (const entry of list) entries.push(entry);
  return entries;
}
