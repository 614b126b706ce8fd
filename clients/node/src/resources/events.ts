import { follow, type StreamOptions } from "../event-stream.js";
import type { RequestOptions } from "../options.js";
import { listOf, type List } from "../page.js";
import type { Transport } from "../transport.js";
import type { Event, EventName, PageQuery } from "../types.js";

export interface EventQuery<Name extends EventName = EventName> extends PageQuery {
  /** Only these; all unless told. */
  events?: readonly Name[] | undefined;
}

/** What webhooks are told of, for whoever cannot be called. */
export class Events {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The newest first. */
  list<Name extends EventName = EventName>(
    { events, ...page }: EventQuery<Name> = {},
    options?: RequestOptions,
  ): List<Event<Name>> {
    const query = { ...page, events: events?.join(",") };
    return listOf(this.#transport, { method: "GET", path: "/api/v1/events", query }, options);
  }

  /**
   * Events as they happen, for ever: it goes on after a broken connection, leaves nothing out and tells nothing twice.
   * Leave the loop, or abort `signal`, to end it.
   */
  stream<Name extends EventName = EventName>(
    options: StreamOptions<Name> = {},
  ): AsyncGenerator<Event<Name>, void, undefined> {
    // the platform tells only what is asked for
    return follow(this.#transport, this, options) as AsyncGenerator<Event<Name>, void, undefined>;
  }
}
