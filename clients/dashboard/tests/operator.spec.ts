import { readFileSync } from "node:fs";
import { call, expect, expectAccessible, register, send, server, test } from "./agents.ts";

/** What `./mailboxkit dashboard` prints. */
async function link(): Promise<string> {
  const key = readFileSync(`${process.env.MAILBOXKIT_TEST_DATA}/admin-key`, "utf8").trim();
  const response = await fetch(`${server}/admin/dashboard-links`, { method: "POST", headers: { Authorization: `Bearer ${key}` } });
  expect(response.status).toBe(201);
  return ((await response.json()) as { data: { url: string } }).data.url;
}

test("an operator signs in by a link, credits, suspends and looks at an organization", async ({ page }) => {
  const ann = await register("Ann");
  await send(ann, { to: [ann.email], subject: "Seen by the operator", text: "Words" });

  await page.goto(await link());
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Organizations" })).toBeVisible();
  await page.getByRole("searchbox").fill(ann.owner_email);
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Manage Ann" }).click();
  await expectAccessible(page);
  await page.getByLabel("Dollars").fill("12.5");
  await page.getByRole("button", { name: "Credit" }).click();
  await expect(page.getByText("$12.50 credited.")).toBeVisible();
  await page.getByLabel("Reason").fill("Complaints about spam");
  await page.getByRole("button", { name: "Suspend" }).click();
  await expect(page.getByRole("cell", { name: "suspended" })).toBeVisible();
  await expect(send(ann, { to: [ann.email], subject: "Refused", text: "Words" })).rejects.toThrow(/organization_suspended/);

  await page.getByRole("button", { name: "Manage Ann" }).click();
  await expect(page.getByText("Complaints about spam")).toBeVisible();
  await page.getByRole("button", { name: "Let it send" }).click();
  await expect(page.getByRole("cell", { name: "suspended" })).toHaveCount(0);
  expect(await call("GET", "/wallet", ann.api_key)).toBeTruthy();

  await page.getByRole("link", { name: "Look at the mail of Ann" }).click();
  await expect(page.getByRole("link", { name: /Seen by the operator/ }).first()).toBeVisible();
});

test("the pages of operators are accessible", async ({ page }) => {
  await page.goto(await link());
  await page.getByRole("button", { name: "Sign in" }).click();
  for (const [name, title] of [
    ["Read models", "Read models"],
    ["Agents' domain", "Domain of the agents"],
    ["Notices", "Notices"],
  ] as const) {
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await expect(page.getByRole("main").locator(".loading")).toHaveCount(0);
    await expectAccessible(page);
  }
});
