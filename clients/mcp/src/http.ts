import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from "node:http";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { Account } from "./call.js";
import { mcpServer } from "./server.js";

const LARGEST_BODY = 80 * 1024 * 1024; // what the platform takes, and some for the protocol
const MOST_SESSIONS = 100;
const IDLE = 30 * 60_000;

interface Session {
  readonly transport: StreamableHTTPServerTransport;
  /** A hash of the key that began it: others cannot use it. */
  readonly owner: Buffer;
  lastUsed: number;
  busy: number;
}

export interface HttpOptions {
  readonly host: string;
  /** 0: any free one */
  readonly port: number;
  /** Of requests that bring none. */
  readonly apiKey: string | undefined;
  readonly account: (apiKey: string) => Account;
}

/** Streamable HTTP at `/mcp`, for programs on this machine unless told otherwise. */
export function httpServer(options: HttpOptions): HttpServer {
  const sessions = new Map<string, Session>();
  const cleaning = setInterval(() => removeIdle(sessions), 60_000).unref();
  const server = createServer((request, response) => {
    answer(options, sessions, request, response).catch((error: unknown) => {
      console.error("mailboxkit-mcp:", error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, "Something failed in the MCP server.");
    });
  });
  server.on("close", () => {
    clearInterval(cleaning);
    for (const session of sessions.values()) void session.transport.close();
  });
  return server;
}

async function answer(
  options: HttpOptions,
  sessions: Map<string, Session>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isFromHere(options.host, request)) return refuse(response, 403, "Pages and hosts of other names may not ask.");
  if (request.url?.split("?")[0] !== "/mcp") return refuse(response, 404, "There is nothing here but /mcp.");
  const key = bearer(request) ?? options.apiKey;
  if (key === undefined) {
    response.setHeader("WWW-Authenticate", "Bearer");
    return refuse(response, 401, 'Send your API key as "Authorization: Bearer mbk_…".');
  }
  if (request.headers["transfer-encoding"] !== undefined) return refuse(response, 411, "Say how long the body is.");
  if (Number(request.headers["content-length"] ?? 0) > LARGEST_BODY) return refuse(response, 413, "This is too large.");
  const session = sessionOf(options, sessions, request, key);
  if (typeof session === "number") return refuse(response, session, sentence(session));
  session.lastUsed = Date.now();
  session.busy++;
  response.on("close", () => {
    session.busy--;
    session.lastUsed = Date.now();
  });
  await session.transport.handleRequest(request, response);
}

/** The session that a request names, a new one where it names none, or the status of a refusal. */
function sessionOf(
  options: HttpOptions,
  sessions: Map<string, Session>,
  request: IncomingMessage,
  key: string,
): Session | number {
  const owner = createHash("sha256").update(key).digest();
  const id = request.headers["mcp-session-id"];
  if (id !== undefined) {
    const known = typeof id === "string" ? sessions.get(id) : undefined;
    return known !== undefined && timingSafeEqual(known.owner, owner) ? known : 404;
  }
  removeIdle(sessions);
  if (sessions.size >= MOST_SESSIONS) return 503;
  return begin(options, sessions, key, owner);
}

function begin(options: HttpOptions, sessions: Map<string, Session>, key: string, owner: Buffer): Session {
  const name = randomUUID();
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => name,
    // the request was no initialize: then there is no session to keep
    onsessioninitialized: () => void sessions.set(name, session),
    onsessionclosed: () => void sessions.delete(name),
  });
  const session: Session = { transport, owner, lastUsed: Date.now(), busy: 0 };
  const server = mcpServer(options.account(key), name);
  void server.connect(transport as Parameters<typeof server.connect>[0]);
  return session;
}

function removeIdle(sessions: Map<string, Session>): void {
  for (const [id, session] of sessions) {
    if (session.busy > 0 || Date.now() - session.lastUsed < IDLE) continue;
    sessions.delete(id);
    void session.transport.close();
  }
}

/**
 * Browsers say which page asks (Origin) and by which name it was reached (Host): a page whose name was made to lead here
 * (DNS rebinding) is told apart. Who listens on more than this machine is reached by names that cannot be known here.
 */
function isFromHere(host: string, request: IncomingMessage): boolean {
  const { origin } = request.headers;
  if (origin !== undefined && !(URL.canParse(origin) && isLoopback(new URL(origin).hostname))) return false;
  if (!isLoopback(host)) return true;
  const asked = `http://${request.headers.host ?? ""}`;
  return URL.canParse(asked) && isLoopback(new URL(asked).hostname);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

function bearer(request: IncomingMessage): string | undefined {
  return /^Bearer +([\x21-\x7e]+) *$/i.exec(request.headers.authorization ?? "")?.[1];
}

function sentence(status: number): string {
  return status === 404
    ? "There is no such session of this API key. Initialize a new one."
    : "There are too many sessions. Try again later.";
}

function refuse(response: ServerResponse, status: number, message: string): void {
  const body = JSON.stringify({ jsonrpc: "2.0", id: null, error: { code: -32000, message } });
  response.writeHead(status, { "Content-Type": "application/json", Connection: "close" }).end(body);
}
