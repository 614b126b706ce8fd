import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A platform of a test's own, which can be killed and started again on the same data and port. */
export class PlatformProcess {
  #port = 0;
  #process: ChildProcess | undefined;

  private constructor(
    private readonly data: string,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  static async start(settings: Readonly<Record<string, string>>): Promise<PlatformProcess> {
    const platform = new PlatformProcess(await mkdtemp(join(tmpdir(), "mailboxkit-")), settings);
    await platform.start();
    return platform;
  }

  get baseUrl(): string {
    return `http://localhost:${this.#port}`;
  }

  async start(): Promise<void> {
    const command = process.env["MAILBOXKIT_COMMAND"];
    assert.ok(command, "clients/test says how a platform is started");
    const ports = ["--http-port", `${this.#port}`, "--smtp-port", "0", "--submission-port", "0"];
    const child = spawn(command, ["up", ...ports, "--data", join(this.data, "data")], {
      env: { ...process.env, ...this.settings },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#process = child;
    for await (const line of createInterface({ input: child.stdout })) {
      const port = /^ *API +http:\/\/localhost:(\d+)/.exec(line)?.[1];
      if (port === undefined) continue;
      this.#port = Number(port);
      child.stdout.resume();
      return;
    }
    assert.fail("The platform ended before it was up");
  }

  /** The shell that `up` is has become the platform by now. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async close(): Promise<void> {
    await this.#end("SIGTERM");
    await rm(this.data, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
  }
}
