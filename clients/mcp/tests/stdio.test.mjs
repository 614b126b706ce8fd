import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { CLI, stdio, variables } from "./doors.mjs";
import { refused, register, use } from "./platform.mjs";

describe("the server over standard input and output", () => {
  test("says what it needs, and where nobody parses it", () => {
    const { status, stdout, stderr } = run([], {});
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /MAILBOXKIT_API_KEY/);
    assert.match(run(["--help"], {}).stdout, /^Usage: mailboxkit-mcp/);
    assert.equal(run(["--http", "--port", "x"], {}).status, 1);
    assert.equal(run(["--nonsense"], {}).status, 1);
  });

  test("shows the key to nobody", async () => {
    const agent = { ...(await register()), key: `mbk_live_${"x".repeat(43)}` };
    const client = await stdio(agent);
    const refusal = await refused(client, "list_inboxes");
    assert.equal(refusal.error, "unauthenticated");
    assert.ok(!JSON.stringify(refusal).includes(agent.key));
    assert.ok(!client.log().includes(agent.key));
    await client.close();
    const broken = run([], { ...variables(agent), MAILBOXKIT_API_KEY: `${agent.key} \n x` });
    assert.equal(broken.status, 1);
    assert.ok(!broken.stderr.includes(agent.key));
  });

  test("takes the inbox of its environment unless told", async () => {
    const agent = await register();
    const first = await stdio(agent);
    const made = await use(first, "create_inbox", { name: "Second" });
    await first.close();
    const client = await stdio(agent, { MAILBOXKIT_INBOX_ID: made.id });
    assert.equal((await use(client, "check_inbox")).inbox_id, made.id);
    assert.equal((await use(client, "list_inboxes")).default_inbox_id, made.id);
    assert.equal((await use(client, "check_inbox", { inbox_id: agent.inbox })).inbox_id, agent.inbox);
    await client.close();
  });

  test("tells why the platform gives no answer", async () => {
    const client = await stdio({ key: "mbk_live_x" }, { MAILBOXKIT_BASE_URL: "http://127.0.0.1:9" });
    const refusal = await refused(client, "create_inbox", { name: "x" });
    assert.equal(refusal.error, "connection");
    await client.close();
  });
});

function run(args, env) {
  return spawnSync(process.execPath, [CLI, ...args], { env: { PATH: process.env.PATH, ...env }, encoding: "utf8", input: "" });
}
