import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { publint } from "publint";
import { agent } from "./agents.mjs";

const run = promisify(execFile);
const HERE = fileURLToPath(new URL("..", import.meta.url));
const STRICT = {
  compilerOptions: { module: "nodenext", target: "es2022", strict: true, skipLibCheck: false, types: ["node"] },
};

const REQUIRED = `import mailboxkit = require("mailboxkit");

async function main(): Promise<void> {
  const { default: imported, NotFoundError } = await import("mailboxkit");
  if (imported !== mailboxkit.MailboxKit || mailboxkit.default !== imported) throw new Error("two of a kind");
  const { MAILBOXKIT_API_KEY: apiKey, MAILBOXKIT_INBOX_ID: inboxId = "" } = process.env;
  const mbk = new mailboxkit.MailboxKit({ apiKey });
  const { email } = await mbk.inboxes.get(inboxId);
  const sent: mailboxkit.SentMessage = await mbk.send(inboxId, { to: [email], subject: "Hi", html: "<p>Hi</p>" });
  await mbk.reply(inboxId, sent.id, { text: "It is me again." });
  const since = sent.created_at;
  const received = await mbk.waitFor(inboxId, { from: email, subject: /^re: hi$/i, since, timeout: 30_000 });
  if (received.extracted_text.trim() !== "It is me again.") throw new Error(received.extracted_text);
  const refused: unknown = await mbk.messages.get(inboxId, sent.id + "x").catch((error: unknown) => error);
  if (!(refused instanceof NotFoundError) || !(refused instanceof mailboxkit.NotFoundError)) throw refused;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
`;

/** What the platform would refuse. */
const WRONG = `import MailboxKit from "mailboxkit";

const mbk = new MailboxKit({ apiKey: "mbk_test_x" });
// @ts-expect-error: to is missing
await mbk.send("inbox", { subject: "Hi" });
// @ts-expect-error: no such field
await mbk.send({ to: ["a@example.com"], bc: ["b@example.com"] });
// @ts-expect-error: the message is missing
await mbk.reply({ text: "Hi" });
// @ts-expect-error: no such event
await mbk.webhooks.create({ url: "https://example.com", events: ["message.lost"] });
// @ts-expect-error: the id may be missing
await mbk.send(process.env["INBOX"], { to: ["a@example.com"], text: "Hi" });
`;

let project: string;
let tarball: string;

/** What a user has: the package as it is published, in a folder of its own. */
before(async () => {
  project = await mkdtemp(join(tmpdir(), "mailboxkit-"));
  const packed = await run("npm", ["pack", "--ignore-scripts", "--pack-destination", project], { cwd: HERE });
  tarball = join(project, packed.stdout.trim());
  await writeFile(join(project, "package.json"), '{ "private": true }');
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], { cwd: project });
  await mkdir(join(project, "node_modules/@types"));
  for (const name of ["@types/node", "undici-types"]) {
    await symlink(join(HERE, "node_modules", name), join(project, "node_modules", name));
  }
  await writeFile(join(project, "tsconfig.json"), JSON.stringify(STRICT));
});

after(() => rm(project, { recursive: true, force: true }));

test("holds what it needs, and nothing else", async () => {
  const installed = join(project, "node_modules/mailboxkit");

  assert.deepEqual((await readdir(installed)).sort(), ["README.md", "dist", "package.json"]);
  assert.deepEqual((await readdir(join(project, "node_modules"))).filter((name) => !name.startsWith(".")).sort(), [
    "@types",
    "mailboxkit",
    "undici-types",
  ]);
  const manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8")) as Record<string, unknown>;
  assert.equal(manifest["dependencies"], undefined);
});

test("is found and typed by every way to import it", async () => {
  const { messages } = await publint({ pkgDir: join(project, "node_modules/mailboxkit"), pack: false, strict: true });
  assert.deepEqual(messages, []);

  const checked = await checkPackage(createPackageFromTarballData(new Uint8Array(await readFile(tarball))));
  assert.ok(checked.types);
  assert.deepEqual(checked.problems, []);
});

test("is typed for strict programs", async () => {
  const examples = await examplesOfReadme();
  assert.ok(examples.length >= 8);
  for (const [i, code] of examples.entries()) await writeFile(join(project, `example-${i}.mts`), code);
  await writeFile(join(project, "required.cts"), REQUIRED);
  await writeFile(join(project, "wrong.mts"), WRONG);

  const compiler = join(HERE, "node_modules/typescript/bin/tsc");
  const compiled = run(process.execPath, [compiler, "-p", project]);
  await compiled.catch((error: { stdout: string }) => assert.fail(error.stdout));
});

test("runs what the README shows", async () => {
  const environment = await environmentOfAgent();
  for (const i of (await examplesOfReadme()).keys()) {
    const { stdout } = await run(process.execPath, [`example-${i}.mjs`], { cwd: project, env: environment });
    assert.ok(!stdout.includes(environment.MAILBOXKIT_API_KEY));
  }
});

test("does the same for require, with the same classes", async () => {
  await run(process.execPath, ["required.cjs"], { cwd: project, env: await environmentOfAgent() });
});

async function examplesOfReadme(): Promise<string[]> {
  const readme = await readFile(join(HERE, "README.md"), "utf8");
  return [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code ?? "");
}

async function environmentOfAgent() {
  const { apiKey, inboxId } = await agent();
  return { ...process.env, MAILBOXKIT_API_KEY: apiKey, MAILBOXKIT_INBOX_ID: inboxId };
}
