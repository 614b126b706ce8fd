/** One event of a `text/event-stream`; without data it was only a sign of life. */
export interface ServerSentEvent {
  readonly id: string | undefined;
  readonly data: string | undefined;
}

/** Reads server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) as bytes come in. */
export class SseParser {
  readonly #decoder = new TextDecoder();
  #rest = "";
  #id: string | undefined;
  #data: string[] = [];

  /** The events that are whole with these bytes. */
  *take(bytes: Uint8Array): Generator<ServerSentEvent, void, undefined> {
    this.#rest += this.#decoder.decode(bytes, { stream: true });
    const lines = this.#rest.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line === "") yield this.#event();
      else this.#field(line);
    }
  }

  #event(): ServerSentEvent {
    const event = { id: this.#id, data: this.#data.length > 0 ? this.#data.join("\n") : undefined };
    this.#id = undefined;
    this.#data = [];
    return event;
  }

  #field(line: string): void {
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "id") this.#id = value;
    if (name === "data") this.#data.push(value);
  }
}
