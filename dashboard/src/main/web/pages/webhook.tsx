import { useState } from "preact/hooks";
import { at, get, patch, post, remove } from "../api/client";
import type { Data, Page, RotatedSecret, Webhook, WebhookAttempt } from "../api/types";
import { fullTime } from "../app/format";
import { attempt, notify } from "../app/notify";
import { usePages, useResource } from "../app/resource";
import { go, to } from "../app/route";
import { Confirm } from "../ui/dialog";
import { Icon } from "../ui/icons";
import { Badge, Button, CopyButton, Empty, Failure, Heading, Loading, Time } from "../ui/parts";
import { Table } from "../ui/table";
import { Health, Secret, WebhookForm } from "./webhooks";

type Asked = "change" | "rotate" | "delete";

export function WebhookPage({ id }: { id: string }) {
  const path = at`/webhooks/${id}`;
  const webhook = useResource(path, async (signal) => (await get<Data<Webhook>>(path, { signal })).data);
  const attempts = usePages<WebhookAttempt>(path, (cursor, signal) => get<Page<WebhookAttempt>>(`${path}/attempts`, { query: { cursor }, signal }));
  const [asked, setAsked] = useState<Asked>();
  const [secret, setSecret] = useState<RotatedSecret>();
  const shown = webhook.data;
  if (!shown) return webhook.error ? <Failure error={webhook.error} retry={webhook.reload} /> : <Loading />;
  const close = () => setAsked(undefined);
  const rotate = async () => setSecret((await post<Data<RotatedSecret>>(`${path}/rotate-secret`)).data);
  return (
    <div class="page">
      <a class="back button quiet" href={to("webhooks")}>
        <Icon name="back" /> Webhooks
      </a>
      <Heading title={shown.name || new URL(shown.url).host}>
        <Button
          kind="primary"
          onPress={() => attempt(() => post(`${path}/test`, { body: {} }), "A test event is on its way. Its attempt appears below.").then(attempts.reload)}
        >
          Send a test
        </Button>
        <Button onPress={() => setAsked("change")}>Change</Button>
        <Button
          onPress={async () => {
            if (await attempt(() => patch(path, { body: { enabled: !shown.enabled } }))) webhook.reload();
          }}
        >
          {shown.enabled ? "Disable" : "Enable"}
        </Button>
        <Button onPress={() => setAsked("rotate")}>Rotate the secret</Button>
        <Button kind="quiet" onPress={() => setAsked("delete")}>
          Delete
        </Button>
      </Heading>
      <About webhook={shown} />
      <Attempts path={path} pages={attempts} />
      {asked === "change" && <WebhookForm webhook={shown} close={close} saved={webhook.reload} />}
      {asked === "rotate" && (
        <Confirm title="Rotate the secret?" action="Rotate" close={close} confirm={() => attempt(rotate)}>
          <p>Calls are signed with the old and the new secret for 24 hours.</p>
        </Confirm>
      )}
      {asked === "delete" && (
        <Confirm
          title="Delete the webhook?"
          action="Delete"
          close={close}
          confirm={async () => {
            if (await attempt(() => remove(path), "The webhook is deleted.")) go(to("webhooks"));
          }}
        >
          <p>Events that wait for it are not delivered.</p>
        </Confirm>
      )}
      {secret && (
        <Secret
          secret={secret.secret}
          note={`The old one signs until ${fullTime(secret.previous_secret_valid_until)}.`}
          close={() => setSecret(undefined)}
        />
      )}
    </div>
  );
}

const DISABLED: Record<string, string> = {
  owner: "It was disabled here or by the API.",
  gone: "Its receiver answered 410: it does not want events any more.",
  failing: "It failed for days on end.",
};

function About({ webhook }: { webhook: Webhook }) {
  return (
    <dl class="envelope">
      <div>
        <dt>Address</dt>
        <dd class="copyable">
          <code>{webhook.url}</code>
          <CopyButton text={webhook.url} label="Copy the address" />
        </dd>
      </div>
      <div>
        <dt>State</dt>
        <dd>
          <Health webhook={webhook} />{" "}
          {webhook.disabled_reason && (DISABLED[webhook.disabled_reason] ?? webhook.disabled_reason)}
          {webhook.enabled && webhook.failing_since && <>No call succeeded since {fullTime(webhook.failing_since)}.</>}
        </dd>
      </div>
      <div>
        <dt>Events</dt>
        <dd>
          {webhook.events.join(", ")}
          {webhook.ordered && ", in order"}
        </dd>
      </div>
    </dl>
  );
}

function outcome(attempt: WebhookAttempt): string {
  if (attempt.response_status !== null) return `status ${attempt.response_status}`;
  return (attempt.failure ?? "no answer").replaceAll("_", " ");
}

function Attempts({ path, pages }: { path: string; pages: ReturnType<typeof usePages<WebhookAttempt>> }) {
  return (
    <section aria-labelledby="attempts">
      <div class="section-head">
        <h2 id="attempts">Attempts</h2>
        <Button kind="quiet" onPress={pages.reload}>
          Refresh
        </Button>
      </div>
      <Table
        label="Attempts"
        pages={pages}
        id={(each) => each.id}
        columns={[
          { title: "When", cell: (each) => <Time at={each.created_at} /> },
          {
            title: "Event",
            cell: (each) => (
              <>
                {each.event} {each.test && <Badge tone="warn">test</Badge>}
              </>
            ),
          },
          { title: "Result", cell: (each) => <Badge tone={each.success ? "good" : "bad"}>{outcome(each)}</Badge> },
          { title: "Attempt", numeric: true, cell: (each) => each.attempt },
          { title: "Took", numeric: true, cell: (each) => `${each.duration_ms} ms` },
          { title: "Next", cell: (each) => (each.next_attempt_at ? <Time at={each.next_attempt_at} /> : "") },
          { title: "Answer", cell: (each) => <Answer attempt={each} /> },
          {
            title: "Actions",
            actions: true,
            cell: (each) => (
              <Button
                kind="quiet"
                aria-label={`Replay the ${each.event} of ${fullTime(each.created_at)}`}
                onPress={async () => {
                  if (await attempt(() => post(`${path}${at`/attempts/${each.id}/replay`}`))) notify("The event is delivered again.");
                  pages.reload();
                }}
              >
                Replay
              </Button>
            ),
          },
        ]}
        empty={
          <Empty icon="webhook" title="Nothing called yet">
            <p class="muted">Send a test to see what the receiver answers.</p>
          </Empty>
        }
      />
    </section>
  );
}

function Answer({ attempt: { detail, response_body, event_id } }: { attempt: WebhookAttempt }) {
  return (
    <details>
      <summary>Show</summary>
      {detail && <p>{detail}</p>}
      <pre class="raw">{response_body || "No body"}</pre>
      <p class="muted">
        Event <code>{event_id}</code>
      </p>
    </details>
  );
}
