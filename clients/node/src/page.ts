import type { RequestOptions } from "./options.js";
import type { Call, Transport } from "./transport.js";

/** Gets the page at a cursor. */
type Fetch<T> = (cursor: string | undefined) => Promise<Page<T>>;

interface Wire<T> {
  readonly data: T[];
  readonly meta: { readonly next_cursor: string | null };
}

/** A part of a list. Iterated over, it goes on to the end of the list. */
export class Page<T> implements AsyncIterable<T> {
  readonly data: readonly T[];
  /** Where the next page begins; null at the end. */
  readonly next_cursor: string | null;
  readonly #fetch: Fetch<T>;

  constructor(wire: Wire<T>, fetch: Fetch<T>) {
    this.data = wire.data;
    this.next_cursor = wire.meta.next_cursor;
    this.#fetch = fetch;
  }

  /** The page after this one; null at the end. */
  async nextPage(): Promise<Page<T> | null> {
    return this.next_cursor === null ? null : this.#fetch(this.next_cursor);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (let page: Page<T> | null = this; page !== null; page = await page.nextPage()) yield* page.data;
  }
}

/** A list, before it is asked for: awaited, it is its first page; iterated over, every one of its entries. */
export class List<T> implements PromiseLike<Page<T>>, AsyncIterable<T> {
  readonly #fetch: () => Promise<Page<T>>;

  constructor(fetch: Fetch<T>) {
    this.#fetch = () => fetch(undefined);
  }

  then<A = Page<T>, B = never>(
    fulfilled?: ((page: Page<T>) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#fetch().then(fulfilled, rejected);
  }

  catch<B = never>(rejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<Page<T> | B> {
    return this.#fetch().catch(rejected);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    yield* await this.#fetch();
  }

  /** Page after page. */
  async *pages(): AsyncGenerator<Page<T>, void, undefined> {
    for (let page: Page<T> | null = await this.#fetch(); page !== null; page = await page.nextPage()) yield page;
  }
}

/** A list that is read by GET, with its cursor in the query. */
export function listOf<T>(transport: Transport, call: Call, options?: RequestOptions): List<T> {
  const fetch: Fetch<T> = async (cursor) => {
    const query = cursor === undefined ? call.query : { ...call.query, cursor };
    return new Page(await transport.json<Wire<T>>({ ...call, ...(query && { query }) }, options), fetch);
  };
  return new List(fetch);
}

/** A list that is asked for by POST, with its cursor in the body. */
export function listOfFound<T>(transport: Transport, call: Call, options?: RequestOptions): List<T> {
  const fetch: Fetch<T> = async (cursor) => {
    const body = cursor === undefined ? call.body : { ...(call.body as object), cursor };
    return new Page(await transport.json<Wire<T>>({ ...call, body }, options), fetch);
  };
  return new List(fetch);
}
