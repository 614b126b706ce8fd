import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, describe, test } from "node:test";
import { overHttp, startHttp } from "./doors.mjs";
import { register, use } from "./platform.mjs";

const LIST = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });

describe("the server over HTTP", () => {
  let agent, other, server;

  before(async () => {
    [agent, other] = await Promise.all([register(), register()]);
    server = await startHttp({});
  });
  after(() => server.stop());

  test("listens on this machine only", () => {
    assert.equal(new URL(server.url).hostname, "127.0.0.1");
  });

  test("asks for a key and uses the one that comes with the request", async () => {
    assert.equal((await post({})).status, 401);
    const client = await overHttp(server.url, other);
    assert.equal((await use(client, "list_inboxes")).inboxes[0].id, other.inbox);
    await client.close();
  });

  test("uses the key of its environment where a request brings none", async () => {
    const own = await startHttp({ MAILBOXKIT_API_KEY: agent.key, MAILBOXKIT_INBOX_ID: agent.inbox });
    const client = await overHttp(own.url, undefined);
    assert.equal((await use(client, "list_inboxes")).default_inbox_id, agent.inbox);
    await client.close();
    await own.stop();
  });

  test("lets no page of elsewhere ask, under whatever name it leads here", async () => {
    const { port } = new URL(server.url);
    const key = { Authorization: `Bearer ${agent.key}` };
    for (const headers of [
      { Origin: "https://evil.example" },
      { Origin: "null" },
      { Host: "evil.example" },
      { Host: `127.0.0.1.evil.example:${port}` },
    ]) {
      assert.equal((await post({ ...key, ...headers })).status, 403, JSON.stringify(headers));
    }
    assert.notEqual((await post({ ...key, Origin: "http://localhost:6274", Host: `localhost:${port}` })).status, 403);
  });

  test("knows a session by its key only, and says when it knows it no more", async () => {
    const client = await overHttp(server.url, agent);
    const session = { "Mcp-Session-Id": client.transport.sessionId };
    assert.equal((await post({ Authorization: `Bearer ${agent.key}`, ...session })).status, 200);
    assert.equal((await post({ Authorization: `Bearer ${other.key}`, ...session })).status, 404);
    await client.transport.terminateSession();
    assert.equal((await post({ Authorization: `Bearer ${agent.key}`, ...session })).status, 404);
    await client.close();
  });

  test("takes no endless body", async () => {
    const key = { Authorization: `Bearer ${agent.key}` };
    assert.equal((await post({ ...key, "Transfer-Encoding": "chunked" })).status, 411);
    assert.equal((await post({ ...key, "Content-Length": String(10 ** 9) })).status, 413);
  });

  /** As the headers say: fetch() would not let some of them pass. */
  function post(headers) {
    const all = { "Content-Type": "application/json", Accept: "application/json, text/event-stream", ...headers };
    return new Promise((resolve, reject) => {
      const asked = request(server.url, { method: "POST", headers: all }, (response) => {
        response.resume();
        response.on("end", () => resolve({ status: response.statusCode }));
      });
      asked.on("error", reject);
      asked.end(headers["Content-Length"] ? undefined : LIST);
    });
  }
});
