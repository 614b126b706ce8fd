// Which webhooks a message caused to be called. The API lists attempts by webhook and events by time, so they are looked
// for among the latest of both, once somebody asks.
import { useState } from "preact/hooks";
import { at, get } from "../api/client";
import type { Page, PlatformEvent, Webhook, WebhookAttempt } from "../api/types";
import { useResource } from "../app/resource";
import { to } from "../app/route";
import { Badge, Failure, Loading, Time } from "../ui/parts";

const LATEST = 100; // events, and attempts of each webhook
const MOST_WEBHOOKS = 10;

interface Call {
  webhook: Webhook;
  attempt: WebhookAttempt;
}

export function WebhookCalls({ message }: { message: string }) {
  const [open, setOpen] = useState(false);
  const calls = useResource(open ? `calls ${message}` : null, (signal) => find(message, signal));
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Webhooks it called</summary>
      {calls.error && <Failure error={calls.error} retry={calls.reload} />}
      {open && !calls.data && !calls.error && <Loading />}
      {calls.data?.length === 0 && <p class="muted">None among the latest {LATEST} events.</p>}
      {calls.data && calls.data.length > 0 && (
        <ul class="calls">
          {calls.data.map(({ webhook, attempt }) => (
            <li key={attempt.id}>
              <Badge tone={attempt.success ? "good" : "bad"}>{attempt.response_status ?? attempt.failure ?? "no answer"}</Badge>
              <span>
                {attempt.event} to <a href={to("webhooks", webhook.id)}>{webhook.name || webhook.url}</a>, attempt {attempt.attempt}
              </span>
              <Time at={attempt.created_at} />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

async function find(message: string, signal: AbortSignal): Promise<Call[]> {
  const query = { limit: LATEST };
  const [events, webhooks] = await Promise.all([
    get<Page<PlatformEvent>>("/events", { query, signal }),
    get<Page<Webhook>>("/webhooks", { query: { limit: MOST_WEBHOOKS }, signal }),
  ]);
  const caused = new Set(events.data.filter((event) => event.data.id === message).map((event) => event.id));
  if (caused.size === 0) return [];
  const calls = await Promise.all(
    webhooks.data.map(async (webhook) => {
      const attempts = await get<Page<WebhookAttempt>>(at`/webhooks/${webhook.id}/attempts`, { query, signal });
      return attempts.data.filter((attempt) => caused.has(attempt.event_id)).map((attempt) => ({ webhook, attempt }));
    }),
  );
  return calls.flat().sort((one, other) => one.attempt.created_at.localeCompare(other.attempt.created_at));
}
