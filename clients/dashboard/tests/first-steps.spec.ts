import { expect, expectAccessible, register, send, signIn, test } from "./agents.ts";

test("a person signs up, sees mail arrive without reloading, replies, finds it and sees what it cost", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("Name of the agent").fill("Ann");
  await page.getByLabel("Your email address").fill(`ann-${process.pid}@example.com`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create the agent" }).click();

  await expect(page.getByRole("heading", { name: "Your agent is ready" })).toBeVisible();
  await expect(page.getByText(/^mbk_live_/)).toBeVisible();
  const command = await page.getByRole("region", { name: "the command that sends a message" }).textContent();
  expect(command).toMatch(/curl .*Bearer mbk_live_/s);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Open the inbox" }).click();

  await expect(page.getByText("Waiting for the first message")).toBeVisible();
  await expectAccessible(page);
  const address = /to": \["([^"]+)"/.exec(command ?? "")?.[1] ?? "";
  const bob = await register("Bob");
  await send(bob, { to: [address], subject: "The order of spoons", text: "Shall I send forty spoons?" });

  const row = page.getByRole("link", { name: /The order of spoons/ });
  await row.click();
  await expect(page.getByText("The message arrived from")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Reply", exact: true }).click();
  await page.getByLabel("Text").fill("Yes, forty of silver.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Re: The order of spoons" })).toBeVisible();
  await expect(page.getByText(/accepted it\.$/)).toBeVisible();
  await expect(page.getByText(/^Cost \$0\.\d+; \$[\d,.]+ remained in the wallet/)).toBeVisible();

  const search = page.getByRole("searchbox", { name: "Search messages" });
  await search.fill("silver is:sent");
  await search.press("Enter");
  await expect(async () => {
    await page.reload();
    await expect(page.locator("mark", { hasText: "silver" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
});

test("an agent signs in with its key, which the browser does not keep", async ({ page, context }) => {
  const ann = await register("Ann");
  await signIn(page, ann);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  expect(kept).not.toContain(ann.api_key);
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ name: "mailboxkit_session", httpOnly: true, sameSite: "Strict" });
  expect(cookie?.value).not.toContain(ann.api_key);
});

test.describe("a wrong key", () => {
  test.use({ allowed: [/status of 401/] });

  test("is refused in words", async ({ page }) => {
    await page.goto("/#/sign-in");
    await page.getByLabel("API key").fill("mbk_live_wrong");
    await page.getByRole("button", { name: "Sign in with the key" }).click();
    await expect(page.getByRole("alert")).toContainText(/key/);
    await expectAccessible(page);
  });

  test("a session that ends mid-work asks to sign in, and goes on where it was", async ({ page, context }) => {
    const ann = await register("Ann");
    await signIn(page, ann);
    await page.goto("/#/wallet");
    await expect(page.getByRole("heading", { name: "Wallet" })).toBeVisible();
    await expect(page.getByRole("main").locator(".loading")).toHaveCount(0);
    await context.clearCookies();
    await page.getByLabel("Kind").selectOption("charge");
    await expect(page.getByText("Your session has ended")).toBeVisible();
    await page.getByLabel("API key").fill(ann.api_key);
    await page.getByRole("button", { name: "Sign in with the key" }).click();
    await expect(page.getByRole("heading", { name: "Wallet" })).toBeVisible();
  });
});
