import { useState } from "preact/hooks";
import { at, freshKey, get, patch, post } from "../api/client";
import type { Data, EventName, NewWebhook, Page, Webhook } from "../api/types";
import { usePages } from "../app/resource";
import { route, to } from "../app/route";
import { organization } from "../app/session";
import { Dialog, FormError, useForm } from "../ui/dialog";
import { Badge, Button, CopyButton, Empty, Field, Heading, Time } from "../ui/parts";
import { Table } from "../ui/table";
import { WebhookPage } from "./webhook";

export const EVENTS: EventName[] = [
  "message.received",
  "message.sent",
  "message.delivered",
  "message.bounced",
  "message.rejected",
  "message.complained",
  "message.opened",
  "inbox.created",
  "inbox.deleted",
];

export function Webhooks() {
  const [, id] = route.value.path;
  return id ? <WebhookPage key={id} id={id} /> : <List />;
}

function List() {
  const pages = usePages<Webhook>(organization.value?.id ?? null, (cursor, signal) => get<Page<Webhook>>("/webhooks", { query: { cursor }, signal }));
  const [adding, setAdding] = useState(false);
  return (
    <div class="page">
      <Heading title="Webhooks" lead="The platform calls these addresses when something happens, and repeats calls that fail.">
        <Button kind="primary" onPress={() => setAdding(true)}>
          Add a webhook
        </Button>
      </Heading>
      <Table
        label="Webhooks"
        pages={pages}
        id={(webhook) => webhook.id}
        href={(webhook) => to("webhooks", webhook.id)}
        columns={[
          { title: "Name", cell: (webhook) => webhook.name || new URL(webhook.url).host },
          { title: "Address", cell: (webhook) => <code class="clamp">{webhook.url}</code> },
          { title: "State", cell: (webhook) => <Health webhook={webhook} /> },
          { title: "Events", numeric: true, cell: (webhook) => webhook.events.length },
          { title: "Created", cell: (webhook) => <Time at={webhook.created_at} /> },
        ]}
        empty={
          <Empty icon="webhook" title="No webhooks yet">
            <p class="muted">With a webhook, an agent learns of mail as soon as it arrives, without asking.</p>
          </Empty>
        }
      />
      {adding && <WebhookForm close={() => setAdding(false)} saved={pages.reload} />}
    </div>
  );
}

export function Health({ webhook }: { webhook: Webhook }) {
  if (!webhook.enabled) return <Badge tone="bad">disabled</Badge>;
  return webhook.failing_since ? <Badge tone="warn">failing</Badge> : <Badge tone="good">healthy</Badge>;
}

/** @param webhook the one to change; without one, a new one is made */
export function WebhookForm({ webhook, close, saved }: { webhook?: Webhook; close(): void; saved(): void }) {
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [name, setName] = useState(webhook?.name ?? "");
  const [events, setEvents] = useState<EventName[]>(webhook?.events ?? ["message.received"]);
  const [ordered, setOrdered] = useState(webhook?.ordered ?? false);
  const [made, setMade] = useState<NewWebhook>();
  const [idempotencyKey] = useState(freshKey);
  const form = useForm(async () => {
    const body = { url, events, ordered, ...(name ? { name } : {}) };
    if (webhook) await patch(at`/webhooks/${webhook.id}`, { body });
    else setMade((await post<Data<NewWebhook>>("/webhooks", { body, idempotencyKey })).data);
    saved();
    if (webhook) close();
  });
  if (made) return <Secret secret={made.secret} close={close} />;
  return (
    <Dialog title={webhook ? "Change the webhook" : "Add a webhook"} close={close}>
      <form onSubmit={form.submit}>
        <Field label="Address" errors={form.errors("url")} hint="On the public internet, with https.">
          {(about) => (
            <input {...about} required type="url" placeholder="https://example.com/hooks" value={url} onInput={(event) => setUrl(event.currentTarget.value)} />
          )}
        </Field>
        <Field label="Name" errors={form.errors("name")}>
          {(about) => <input {...about} value={name} onInput={(event) => setName(event.currentTarget.value)} />}
        </Field>
        <fieldset>
          <legend>Events</legend>
          {EVENTS.map((event) => (
            <label class="check" key={event}>
              <input
                type="checkbox"
                checked={events.includes(event)}
                onChange={(change) =>
                  setEvents(change.currentTarget.checked ? [...events, event] : events.filter((other) => other !== event))
                }
              />
              <span>{event}</span>
            </label>
          ))}
        </fieldset>
        <label class="check">
          <input type="checkbox" checked={ordered} onChange={(event) => setOrdered(event.currentTarget.checked)} />
          <span>In order: an event waits until the one before it is delivered</span>
        </label>
        <FormError form={form} shown={["url", "name"]} />
        <footer>
          <Button onPress={close}>Cancel</Button>
          <Button kind="primary" type="submit" busy={form.busy} disabled={events.length === 0}>
            {webhook ? "Save" : "Add"}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

export const Secret = ({ secret, note, close }: { secret: string; note?: string; close(): void }) => (
  <Dialog title="Signing secret" close={close}>
    <p class="copyable key">
      <code>{secret}</code>
      <CopyButton text={secret} label="Copy the secret" />
    </p>
    <p>The receiver checks signatures with it. Keep it now: it is not shown again.</p>
    {note && <p>{note}</p>}
    <footer>
      <Button kind="primary" onPress={close}>
        Done
      </Button>
    </footer>
  </Dialog>
);
