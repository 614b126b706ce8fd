import { ApiError, ConnectionError, MailboxKitError, TimeoutError } from "./errors.js";
import type { Events } from "./resources/events.js";
import { pauseAfter } from "./retry.js";
import { SseParser } from "./sse.js";
import { Deadline, sleep } from "./time.js";
import type { Transport } from "./transport.js";
import type { Event, EventName } from "./types.js";

export interface StreamOptions<Name extends EventName = EventName> {
  /** Only these; all unless told. */
  events?: readonly Name[] | undefined;
  /** The `id` of the last event that is known already. Unless told, only what happens from now on is. */
  lastEventId?: string | undefined;
  /** Ends the stream with its reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds without a sign of life after which the connection counts as broken (45,000). */
  heartbeatTimeout?: number | undefined;
  /** How often in a row connecting may fail before the stream ends with the error (10). */
  maxRetries?: number | undefined;
}

/** Follows the stream over as many connections as it takes. */
export async function* follow(
  transport: Transport,
  events: Events,
  options: StreamOptions,
): AsyncGenerator<Event, void, undefined> {
  let last = options.lastEventId ?? (await newest(events, options));
  for (let failures = 0; ; ) {
    const deadline = new Deadline(options.heartbeatTimeout ?? 45_000, options.signal);
    let failure: unknown = new ConnectionError("The platform ended the stream.");
    try {
      for await (const signOfLife of connection(transport, deadline, options.events, last)) {
        failures = 0;
        if (signOfLife === undefined) continue;
        last = signOfLife.id;
        yield signOfLife;
      }
    } catch (error) {
      failure = error;
    } finally {
      deadline.close();
    }
    options.signal?.throwIfAborted();
    failures++;
    if (!(failure instanceof MailboxKitError) || failures > (options.maxRetries ?? 10)) throw failure;
    const pause = pauseAfter({ error: failure, number: failures, repeatable: true });
    if (pause === undefined) throw failure;
    await sleep(pause, options.signal);
  }
}

/** Where the stream begins: what happens before the first connection breaks must not be missed by the second. */
async function newest(events: Events, { signal }: StreamOptions): Promise<string | undefined> {
  return (await events.list({ limit: 1 }, { signal })).data[0]?.id;
}

/** The events of one connection, and undefined for each other sign of life. */
async function* connection(
  transport: Transport,
  deadline: Deadline,
  events: readonly EventName[] | undefined,
  last: string | undefined,
): AsyncGenerator<Event | undefined, void, undefined> {
  const response = await transport.open(
    {
      method: "GET",
      path: "/api/v1/events/stream",
      query: { events: events?.join(",") },
      headers: { accept: "text/event-stream", ...(last !== undefined && { "last-event-id": last }) },
    },
    deadline,
  );
  if (response.body === null) throw new ConnectionError("The stream of events has no body.");
  const reader = response.body.getReader();
  const parser = new SseParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      deadline.restart();
      yield undefined;
      for (const { data } of parser.take(value)) {
        if (data === undefined) continue;
        yield JSON.parse(data) as Event;
        // the consumer took its time: that is no silence of the platform
        deadline.restart();
      }
    }
  } catch (error) {
    throw broken(error, deadline);
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function broken(error: unknown, deadline: Deadline): unknown {
  if (error instanceof ApiError) return error;
  if (deadline.passed) return new TimeoutError("The stream of events fell silent.");
  return new ConnectionError("The stream of events broke.", undefined, { cause: error });
}
