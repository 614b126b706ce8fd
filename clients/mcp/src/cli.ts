#!/usr/bin/env node
import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { MailboxKit } from "mailboxkit";
import type { Account } from "./call.js";
import { version } from "./definitions.js";
import { httpServer } from "./http.js";
import { mcpServer } from "./server.js";

const USAGE = `Usage: mailboxkit-mcp [--http [--host HOST] [--port PORT]]

Serves the email tools of MailboxKit to an MCP client, over standard input and output or over HTTP.

  --http          streamable HTTP at http://HOST:PORT/mcp; requests may bring an API key as bearer
  --host HOST     where to listen (127.0.0.1: programs of this machine only)
  --port PORT     (3100); 0: any free one
  --version, --help

Environment:
  MAILBOXKIT_API_KEY    the API key; with --http, that of requests that bring none
  MAILBOXKIT_INBOX_ID   the inbox of calls that name none
  MAILBOXKIT_BASE_URL   where the platform is (http://localhost:8080)`;

// standard output is the client's, once it is one: what is told of problems goes to standard error
try {
  await main();
} catch (error) {
  console.error(`mailboxkit-mcp: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      http: { type: "boolean", default: false },
      host: { type: "string", default: "127.0.0.1" },
      port: { type: "string", default: "3100" },
      version: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  if (values.version) return console.log(version);
  const apiKey = environment("MAILBOXKIT_API_KEY");
  if (values.http) return listen(values.host, port(values.port), apiKey);
  if (apiKey === undefined) throw new Error("set MAILBOXKIT_API_KEY to your API key (mbk_…).");
  await mcpServer(account(apiKey), randomUUID()).connect(new StdioServerTransport());
  process.stdin.on("end", () => process.exit()); // the client is gone, and with it whoever waits for mail
}

function listen(host: string, port: number, apiKey: string | undefined): Promise<void> {
  account(apiKey ?? "mbk_"); // says at once what is wrong with the environment
  const server = httpServer({ host, port, apiKey, account });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const where = server.address() as AddressInfo;
      console.error(`mailboxkit-mcp: http://${where.family === "IPv6" ? `[${where.address}]` : where.address}:${where.port}/mcp`);
      resolve();
    });
  });
}

function account(apiKey: string): Account {
  const baseUrl = (environment("MAILBOXKIT_BASE_URL") ?? "http://localhost:8080").replace(/\/+$/, "");
  const inboxId = environment("MAILBOXKIT_INBOX_ID");
  return { client: new MailboxKit({ apiKey, baseUrl, inboxId }), inboxId, baseUrl };
}

function environment(name: string): string | undefined {
  return process.env[name]?.trim() || undefined;
}

function port(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`--port needs a number from 0 to 65535, not '${text}'.`);
  return port;
}
