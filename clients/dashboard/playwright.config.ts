import { defineConfig } from "@playwright/test";

function set(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests by clients/test dashboard`);
  return value;
}

export default defineConfig({
  testDir: "tests",
  globalSetup: "./tests/search-is-up.ts",
  outputDir: "build",
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    baseURL: set("MAILBOXKIT_BASE_URL"),
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: set("MAILBOXKIT_TEST_BROWSER"),
      // containers often run as root, where Chromium's own sandbox does not start
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
    permissions: ["clipboard-read", "clipboard-write"],
    trace: "off",
  },
});
