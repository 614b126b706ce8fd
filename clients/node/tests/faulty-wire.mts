import { once } from "node:events";
import { createConnection, createServer, type AddressInfo, type Socket } from "node:net";

/** A wire to the platform that fails on demand. */
export class FaultyWire {
  /** How many more answers are lost: the platform carries the request out, and the client is hung up on. */
  answersToLose = 0;
  /** How many more connections are reset before a request goes through. */
  connectionsToReset = 0;
  /** Whether nothing comes back, on any connection. */
  silent = false;
  /** Those on which nothing comes back any more. */
  readonly #silent = new WeakSet<Socket>();
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((client) => this.#connect(client));

  static async toPlatform(): Promise<FaultyWire> {
    const wire = new FaultyWire();
    wire.#server.listen(0, "127.0.0.1");
    await once(wire.#server, "listening");
    return wire;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Breaks all connections. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** The connections that are there stay, and carry nothing back. */
  silence(): void {
    for (const socket of this.#sockets) this.#silent.add(socket);
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #connect(client: Socket): void {
    if (this.connectionsToReset > 0) {
      this.connectionsToReset--;
      client.resetAndDestroy();
      return;
    }
    const platform = new URL(process.env["MAILBOXKIT_BASE_URL"] ?? "");
    const server = createConnection({ host: platform.hostname, port: Number(platform.port) });
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        this.#sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.pipe(server);
    server.on("data", (bytes) => {
      if (this.silent || this.#silent.has(client)) return;
      if (this.answersToLose > 0) {
        this.answersToLose--;
        client.destroy();
        return;
      }
      client.write(bytes);
    });
  }
}
