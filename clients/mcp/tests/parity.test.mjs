import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { doors } from "./doors.mjs";
import { register, send, use } from "./platform.mjs";

describe("every way to the tools", () => {
  let agent, clients;

  before(async () => {
    agent = await register();
    clients = await Promise.all(Object.values(doors).map((connect) => connect(agent)));
  });
  after(() => Promise.all(clients.map((client) => client.close())));

  test("offers the same tools with the same words", async () => {
    const [first, ...others] = await Promise.all(clients.map((client) => client.listTools()));
    assert.equal(first.tools.length, 9);
    for (const other of others) assert.deepEqual(other.tools, first.tools);
    for (const client of clients) {
      assert.equal(client.getInstructions(), clients[0].getInstructions());
      assert.equal(client.getServerVersion().name, "mailboxkit");
    }
  });

  test("gives the same results", async () => {
    const other = await register();
    await send(other, agent.email, "x".repeat(400), "Hello, your verification code is 482913.\n\n-- \nOther");
    const { message } = await use(clients[0], "wait_for_email", { since: "2020-01-01" });
    const asked = [
      ["check_inbox", {}],
      ["read_message", { message_id: message.id }],
      ["read_message", { message_id: message.id, part: "full", offset: 2, limit: 3 }],
      ["read_message", { message_id: message.id, part: "html" }],
      ["wait_for_email", { since: "2020-01-01" }],
      ["wait_for_code", { since: "2020-01-01" }],
      ["list_inboxes", {}],
      ["search_messages", { from: "nobody" }],
      ["check_inbox", { limit: 0, since: 7, direction: "up" }],
      ["send_email", { to: ["x"] }],
      ["check_inbox", { since: "soon" }],
      ["check_inbox", { inbox_id: other.inbox }],
    ];
    for (const [name, args] of asked) {
      const [first, ...others] = await Promise.all(clients.map((client) => client.callTool({ name, arguments: args })));
      for (const result of others) assert.deepEqual(comparable(result), comparable(first), name);
    }
  });
});

/** Each result has an id of its own around what it shows of mail, and the platform is known by more than one name. */
function comparable(result) {
  const text = JSON.stringify(result).replaceAll(/(id \\"|id=\\"|the id )[0-9a-f]{32}/g, "$1");
  const { content, ...rest } = JSON.parse(text.replaceAll(/http:\/\/localhost:\d+/g, ""));
  return { ...rest, content: result.isError ? JSON.parse(content[0].text) : content };
}
