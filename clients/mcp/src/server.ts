import { createHash } from "node:crypto";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
  type CallToolRequest,
  type CallToolResult,
  type ServerNotification,
  type ServerRequest,
} from "@modelcontextprotocol/sdk/types.js";
import type { RequestHandlerExtra } from "@modelcontextprotocol/sdk/shared/protocol.js";
import { Arguments, type ToolSchema } from "./arguments.js";
import { Call, type Account } from "./call.js";
import { instructions, tools, version } from "./definitions.js";
import { refusalOf } from "./refusal.js";
import { refused, result } from "./results.js";
import { implementations } from "./tools.js";

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

const HEARTBEAT = 15_000;

/** An MCP server for one client. */
export function mcpServer(account: Account, session: string): Server {
  const server = new Server({ name: "mailboxkit", version }, { capabilities: { tools: {} }, instructions });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
  server.setRequestHandler(CallToolRequestSchema, (request, extra) => use(account, session, request, extra));
  return server;
}

async function use(account: Account, session: string, request: CallToolRequest, extra: Extra): Promise<CallToolResult> {
  const { name, arguments: given = {} } = request.params;
  const tool = Object.hasOwn(implementations, name) ? implementations[name] : undefined;
  const schema = tools.find((definition) => definition.name === name)?.inputSchema;
  if (tool === undefined || schema === undefined) throw new McpError(ErrorCode.InvalidParams, `Unknown tool: ${name}`);
  const heart = heartbeat(extra);
  try {
    const args = Arguments.of(schema as unknown as ToolSchema, given, account.baseUrl);
    return result(await tool(new Call(account, args, extra.signal, requestKey(session, extra.requestId))));
  } catch (error) {
    return refused(refusalOf(error));
  } finally {
    clearInterval(heart);
  }
}

/** Whoever asked for the progress hears from time to time that there is some. */
function heartbeat(extra: Extra): NodeJS.Timeout | undefined {
  const progressToken = extra._meta?.progressToken;
  if (progressToken === undefined) return undefined;
  const began = Date.now();
  return setInterval(() => {
    const progress = Math.round((Date.now() - began) / 1_000);
    const params = { progressToken, progress, message: `${progress} seconds so far` };
    // a client that went away needs no progress
    extra.sendNotification({ method: "notifications/progress", params }).catch(() => undefined);
  }, HEARTBEAT);
}

/** A name that only the same request of the same session has: 1 and "1" are two. */
function requestKey(session: string, id: string | number): string {
  return `mcp-${createHash("sha256").update(`${session}\n${typeof id}\n${id}`).digest("hex")}`;
}
