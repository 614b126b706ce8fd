import assert from "node:assert/strict";

/** The platform that ../../test started. */
export const baseUrl = process.env.MAILBOXKIT_BASE_URL;
assert.ok(baseUrl, "MAILBOXKIT_BASE_URL is not set: run clients/test mcp");

/** An agent of its own organization. */
export async function register() {
  const agent = await call(undefined, "POST", "/register", { name: "Agent", owner_email: "owner@example.com" });
  return { key: agent.api_key, inbox: agent.inbox_id, email: agent.email };
}

export function send(agent, to, subject, text) {
  return call(agent, "POST", `/inboxes/${agent.inbox}/messages/send`, { to: [to], subject, text });
}

export async function call(agent, method, path, body) {
  const response = await fetch(`${baseUrl}/api/v1${path}`, {
    method,
    headers: { "Content-Type": "application/json", ...(agent && { Authorization: `Bearer ${agent.key}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = response.status === 204 ? undefined : await response.json();
  assert.ok(response.ok, JSON.stringify(answer));
  return answer;
}

/** The result of a tool that refuses nothing. */
export async function use(client, tool, args = {}, options) {
  const result = await client.callTool({ name: tool, arguments: args }, undefined, options);
  assert.ok(!result.isError, result.content[0].text);
  return result.structuredContent;
}

/** What a tool says instead of doing it. */
export async function refused(client, tool, args = {}) {
  const result = await client.callTool({ name: tool, arguments: args });
  assert.ok(result.isError, result.content[0].text);
  return JSON.parse(result.content[0].text);
}

/** Asks again until the answer is as it must be. */
export async function eventually(ask, holds) {
  for (const end = Date.now() + 60_000; ; ) {
    const answer = await ask();
    if (holds(answer)) return answer;
    assert.ok(Date.now() < end, JSON.stringify(answer));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
