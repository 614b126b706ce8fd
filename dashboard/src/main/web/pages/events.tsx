import { useEffect } from "preact/hooks";
import { get } from "../api/client";
import type { EventName, Page, PlatformEvent } from "../api/types";
import { connected, follow } from "../app/live";
import { usePages } from "../app/resource";
import { replace, route, to, withQuery } from "../app/route";
import { organization } from "../app/session";
import { Badge, Empty, Heading, Time } from "../ui/parts";
import { Table } from "../ui/table";
import { EVENTS } from "./webhooks";

const TONES: Partial<Record<EventName, string>> = {
  "message.received": "good",
  "message.delivered": "good",
  "message.opened": "good",
  "message.bounced": "bad",
  "message.rejected": "bad",
  "message.complained": "bad",
};

export function Events() {
  const { kind } = route.value.query;
  const pages = usePages<PlatformEvent>(`${organization.value?.id} ${kind ?? ""}`, (cursor, signal) =>
    get<Page<PlatformEvent>>("/events", { query: { cursor, events: kind, limit: 50 }, signal }),
  );
  const isThere = pages.items !== undefined;
  useEffect(
    () =>
      isThere
        ? follow((event) => {
            if (kind && event.event !== kind) return;
            pages.change((items) => (items.some((each) => each.id === event.id) ? items : [event, ...items]));
          })
        : undefined,
    [kind, isThere, pages.change],
  );
  return (
    <div class="page">
      <Heading title="Events" lead={connected.value ? "What webhooks are called for, as it happens." : "Connecting again to the stream of events."}>
        <select aria-label="Kind" value={kind ?? ""} onChange={(event) => replace(withQuery(to("events"), { kind: event.currentTarget.value }))}>
          <option value="">All events</option>
          {EVENTS.map((event) => (
            <option key={event} value={event}>
              {event}
            </option>
          ))}
        </select>
      </Heading>
      <Table
        label="Events"
        pages={pages}
        id={(event) => event.id}
        columns={[
          { title: "When", cell: (event) => <Time at={event.timestamp} /> },
          { title: "Event", cell: (event) => <Badge tone={TONES[event.event] ?? "calm"}>{event.event}</Badge> },
          { title: "About", cell: (event) => <About event={event} /> },
          { title: "Id", cell: (event) => <code class="reference">{event.id}</code> },
        ]}
        empty={
          <Empty icon="events" title="Nothing has happened yet">
            <p class="muted">Mail that is sent or received shows here at once.</p>
          </Empty>
        }
      />
    </div>
  );
}

function About({ event: { event, data } }: { event: PlatformEvent }) {
  if (data.deleted) return <span class="muted">Deleted since</span>;
  if (event.startsWith("inbox.")) return <>{data.email}</>;
  if (!data.inbox_id) return null;
  return (
    <>
      <a data-row href={to("messages", data.inbox_id, data.id)}>
        {data.subject || "(no subject)"}
      </a>
      {data.recipient && <span class="muted"> to {data.recipient}</span>}
    </>
  );
}
