import { Wire } from "./wire.ts";
import { call, expect, expectAccessible, register, send, signIn, test, type Agent } from "./agents.ts";

const PAGES: [string, string][] = [
  ["threads", "Threads"],
  ["inboxes", "Inboxes"],
  ["compose", "New message"],
  ["wallet", "Wallet"],
  ["webhooks", "Webhooks"],
  ["domains", "Domains"],
  ["keys", "API keys"],
  ["suppressions", "Suppressions"],
  ["events", "Events"],
  ["billing", "Add money"],
  ["sessions", "Sessions"],
];

async function busyAgent(): Promise<Agent> {
  const ann = await register("Ann");
  await send(ann, { to: [ann.email], subject: "To myself", text: "Some words", html: "<p>Some <b>words</b></p>" });
  await call("POST", "/webhooks", ann.api_key, { url: "http://localhost:9/hook", events: ["message.received"] });
  await call("POST", "/domains", ann.api_key, { name: `d${process.pid}${Date.now()}.example.com` });
  await call("POST", "/suppressions", ann.api_key, { email: "gone@example.com" });
  return ann;
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page is accessible, in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await signIn(page, await busyAgent());
    for (const [path, title] of PAGES) {
      await page.goto(`/#/${path}`);
      await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
      await expect(page.getByRole("main").locator(".loading")).toHaveCount(0);
      await expectAccessible(page);
    }
    for (const list of ["webhooks", "domains", "threads"]) {
      await page.goto(`/#/${list}`);
      await page.getByRole("main").locator("a[data-row]").first().click();
      await expect(page.getByRole("link", { name: new RegExp(list, "i") }).last()).toBeVisible();
      await expect(page.getByRole("main").locator(".loading")).toHaveCount(0);
      await expectAccessible(page);
    }
    await page.goto("/#/keys");
    await page.getByRole("button", { name: "Create a key" }).click();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.goto("/#/messages?q=words");
    await page.getByRole("link", { name: /To myself/ }).first().click();
    for (const tab of ["HTML", "Headers", "Raw"]) {
      await page.getByRole("tab", { name: tab }).click();
      await expect(page.getByRole("main").locator(".loading")).toHaveCount(0);
      await expectAccessible(page);
    }
  });
}

test("the keyboard alone goes through the mail", async ({ page }) => {
  const ann = await register("Ann");
  for (const subject of ["First", "Second", "Third"]) await send(ann, { to: [`${ann.owner_email}`], subject, text: subject });
  await signIn(page, ann);
  await expect(page.getByRole("link", { name: /Third/ })).toBeVisible();

  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: /Third/ })).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Second" })).toBeVisible();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Third" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Choose a message to read it")).toBeVisible();

  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { name: "New message" })).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test("no page is wider than the screen", async ({ page }) => {
    const ann = await busyAgent();
    await signIn(page, ann);
    for (const path of ["messages", ...PAGES.map(([each]) => each)]) {
      await page.goto(`/#/${path}`);
      await expect(page.getByRole("main").locator(".loading")).toHaveCount(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
      const main = await page.getByRole("main").evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(main, path).toBeLessThanOrEqual(0);
    }
    await page.goto("/#/messages");
    await page.getByRole("link", { name: /To myself/ }).first().click();
    await expect(page.getByRole("heading", { name: "To myself" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("link", { name: "Wallet" }).click();
    await expect(page.getByRole("heading", { name: "Wallet" })).toBeVisible();
    await expect(page.getByRole("navigation")).toBeHidden();
  });
});

test.describe("a connection that breaks", () => {
  test.use({ allowed: [/net::ERR_/] });

  test("loses no event", async ({ page }) => {
    const wire = await Wire.open();
    const ann = await register("Ann");
    await signIn(page, ann, wire.url);
    await page.goto(`${wire.url}/#/events`);
    await expect(page.getByRole("cell", { name: "inbox.created" })).toBeVisible();
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
    await send(ann, { to: [ann.email], subject: "Before the break", text: "Words" });
    await expect(page.getByRole("link", { name: /Before the break/ }).first()).toBeVisible();

    wire.cut();
    await expect(page.getByText("Reconnecting")).toBeVisible();
    await send(ann, { to: [ann.email], subject: "During the break", text: "Words" });
    wire.mend();
    await expect(page.getByRole("link", { name: /During the break/ }).first()).toBeVisible();
    wire.close();
  });
});
