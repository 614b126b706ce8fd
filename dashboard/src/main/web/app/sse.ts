// Server-sent events, as the WHATWG standard defines them, in pieces of any size.

export class EventParser {
  /** Of the last whole event; where a new connection goes on. */
  lastId = "";
  #rest = "";
  #data: string[] = [];
  #id: string | undefined;

  /** Forgets a half event of a connection that broke. */
  restart(): void {
    this.#rest = "";
    this.#data = [];
    this.#id = undefined;
  }

  /** The data of each event that `piece` completes. */
  take(piece: string): string[] {
    const lines = (this.#rest + piece).split("\n");
    this.#rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.#line(line.endsWith("\r") ? line.slice(0, -1) : line));
  }

  #line(line: string): string[] {
    if (line === "") return this.#dispatch();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") this.#data.push(value);
    if (field === "id") this.#id = value;
    return [];
  }

  #dispatch(): string[] {
    if (this.#id !== undefined) this.lastId = this.#id;
    const data = this.#data;
    this.#data = [];
    this.#id = undefined;
    return data.length === 0 ? [] : [data.join("\n")];
  }
}
