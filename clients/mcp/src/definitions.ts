import { readFileSync } from "node:fs";
import type { Tool } from "@modelcontextprotocol/sdk/types.js";

/** What this server tells of itself and its tools. The platform offers the same at `/mcp`. */
export const { instructions, tools } = read("../tools.json") as { instructions: string; tools: Tool[] };

export const { version } = read("../package.json") as { version: string };

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}
