import { readdirSync, readFileSync } from "node:fs";
import { call, expect, register, send, signIn, test } from "./agents.ts";

const OURS = [
  `<script>top.hit = 1; fetch("https://evil.example/")</script><p>Hello</p>`,
  `<img src="https://evil.example/pixel.gif" onerror="parent.hit=1"><img src=x onerror=alert(1)>`,
  `<svg onload="top.hit=1"><style>@import "https://evil.example/x.css";</style></svg>`,
  `<iframe src="https://evil.example/"></iframe><object data="https://evil.example/x"></object>`,
  `<a href="javascript:top.hit=1">Click</a><form action="https://evil.example/"><button>Go</button></form>`,
  `<base href="https://evil.example/"><link rel="stylesheet" href="x.css"><meta http-equiv="refresh" content="0;url=https://evil.example/">`,
  `<div style="background:url(https://evil.example/y)">Styled</div><video src="https://evil.example/v" autoplay></video>`,
  `</iframe></template><script>top.hit=1</script>`,
];

/** Other people's inputs, where a folder of them is there. */
function theirs(): string[] {
  const folder = process.env.MAILBOXKIT_CORPORA;
  if (!folder) return [];
  return readdirSync(`${folder}/html-xss`)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => texts(JSON.parse(readFileSync(`${folder}/html-xss/${name}`, "utf8"))));
}

/** Many in one message: what one leaves open is closed, or hides what follows, as in mail. */
function together(inputs: string[]): string[] {
  const messages: string[] = [];
  for (let start = 0; start < inputs.length; start += 10) {
    messages.push(inputs.slice(start, start + 10).map((input) => `<div>${input}</div>`).join("\n"));
  }
  return messages;
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return value.includes("<") ? [value] : [];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(texts) : [];
}

// a frame that may run nothing says so for each script that the platform left in
test.use({ allowed: [/sandboxed/] });

test("hostile HTML runs nothing and loads nothing", async ({ page }) => {
  test.setTimeout(240_000);
  const ann = await register("Ann");
  await signIn(page, ann);
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  for (const html of [...OURS, ...together(theirs())]) {
    const id = await send(ann, { to: [ann.email], subject: `"><img src=x onerror=top.hit=1>`, text: "<b>plain</b>", html: `<p>First</p>${html}` });
    await page.goto(`/#/messages/${ann.inbox_id}/${id}`);
    await page.getByRole("tab", { name: "HTML" }).click();
    const frame = page.locator("iframe");
    await expect(frame).toHaveAttribute("sandbox", /^(?!.*(scripts|same-origin)).*$/);
    await frame.contentFrame().locator("body").waitFor({ state: "attached" });
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
  }
  expect(dialogs).toEqual([]);
  expect(page.frames().every((frame) => frame.url().startsWith(process.env.MAILBOXKIT_BASE_URL ?? ""))).toBe(true);
});

test("what strangers write is text wherever it is shown", async ({ page }) => {
  const ann = await register("Ann");
  const name = `<img src=x onerror="window.hit=1">`;
  await call("POST", "/inboxes", ann.api_key, { name: `<b>${name}</b>` });
  await send(ann, { to: [ann.email], subject: `${name} <em>bold</em>`, text: `${name} spoons` });
  await signIn(page, ann);
  for (const path of ["messages", "inboxes", `threads/${ann.inbox_id}`, "events"]) {
    await page.goto(`/#/${path}`);
    await expect(page.getByText(name).first()).toBeVisible();
  }
  expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
});
