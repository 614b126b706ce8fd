import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { baseUrl } from "./platform.mjs";

const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

/** The ways to the tools, each as a function that connects an agent's client. */
export const doors = { stdio, http, platform };

/** @param environment beside that of the agent */
export async function stdio(agent, environment = {}) {
  const env = { PATH: process.env.PATH, ...variables(agent), ...environment };
  const transport = new StdioClientTransport({ command: process.execPath, args: [CLI], env, stderr: "pipe" });
  let log = "";
  transport.stderr.on("data", (text) => (log += text));
  return Object.assign(await connected(transport), { log: () => log });
}

/** By a server of its own, which goes with the client. */
export async function http(agent) {
  const server = await startHttp(variables(agent));
  const client = await overHttp(server.url, agent);
  const close = client.close.bind(client);
  client.close = async () => {
    await close();
    await server.stop();
  };
  return client;
}

export function platform(agent) {
  return overHttp(`${baseUrl}/mcp`, agent);
}

export function overHttp(url, agent) {
  const headers = agent ? { Authorization: `Bearer ${agent.key}` } : {};
  return connected(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
}

export async function startHttp(environment, ...args) {
  const env = { PATH: process.env.PATH, MAILBOXKIT_BASE_URL: baseUrl, ...environment };
  const server = spawn(process.execPath, [CLI, "--http", "--port", "0", ...args], { env, stdio: ["ignore", "inherit", "pipe"] });
  const [line] = await once(createInterface({ input: server.stderr }), "line");
  const url = /http:\S+/.exec(line)?.[0];
  if (url === undefined) throw new Error(line);
  return {
    url,
    stop: async () => {
      server.kill();
      if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
    },
  };
}

export function variables(agent) {
  return { MAILBOXKIT_BASE_URL: baseUrl, ...(agent && { MAILBOXKIT_API_KEY: agent.key }) };
}

export { CLI };

async function connected(transport) {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  return client;
}
