// Agents on the platform under test, and a browser that one of them is open in.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { expect, test as base, type Page } from "@playwright/test";

export { expect };

export interface Agent {
  api_key: string;
  inbox_id: string;
  email: string;
  owner_email: string;
}

export const server = process.env.MAILBOXKIT_BASE_URL ?? "";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let made = 0;

export async function register(name: string): Promise<Agent> {
  const owner = `owner-${process.pid}-${++made}@example.com`;
  return (await call("POST", "/register", undefined, { name, owner_email: owner })) as Agent;
}

export async function call(method: string, path: string, key?: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${server}/api/v1${path}`, {
    method,
    headers: { "Content-Type": "application/json", ...(key ? { Authorization: `Bearer ${key}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? undefined : await response.json();
}

/** @returns the id of the message */
export async function send(from: Agent, message: Record<string, unknown>): Promise<string> {
  const path = `/inboxes/${from.inbox_id}/messages/send`;
  return ((await call("POST", path, from.api_key, message)) as { data: { id: string } }).data.id;
}

export async function signIn(page: Page, agent: Agent, at = server): Promise<void> {
  await page.goto(`${at}/#/sign-in`);
  await page.getByLabel("API key").fill(agent.api_key);
  await page.getByRole("button", { name: "Sign in with the key" }).click();
  await expect(page.locator(".shell")).toBeAttached();
}

/** Fails on what axe finds against WCAG 2.2 AA and its own best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const found = await (window as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run();
    return found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" ")}`);
  });
  expect(violations, page.url()).toEqual([]);
}

interface AxeResult {
  violations: { id: string; nodes: { html: string }[] }[];
}

interface Fixtures {
  /** Patterns of what the console may say in this test. */
  allowed: RegExp[];
  quiet: void;
}

/** Each test fails on any error in the console, and on any request that leaves the platform. */
export const test = base.extend<Fixtures>({
  allowed: [[], { option: true }],
  quiet: [
    async ({ page, allowed }, use) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") errors.push(`${message.text()} (${message.location().url})`);
      });
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("request", (request) => {
        if (new URL(request.url()).hostname !== new URL(server).hostname && !/^(data|blob|about):/.test(request.url())) errors.push(`asked ${request.url()}`);
      });
      await use();
      expect(errors.filter((error) => !allowed.some((pattern) => pattern.test(error)))).toEqual([]);
    },
    { auto: true },
  ],
});
