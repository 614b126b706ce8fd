// One message: what happened to it, what it says, what it cost.
import { useEffect, useState } from "preact/hooks";
import { get, post } from "../api/client";
import type { Data, LedgerEntry, Message, Page } from "../api/types";
import { dollars } from "../app/format";
import { onKey } from "../app/keyboard";
import { follow } from "../app/live";
import { attempt } from "../app/notify";
import { useResource } from "../app/resource";
import { go, route, to, withQuery } from "../app/route";
import { Icon } from "../ui/icons";
import { Button, CopyButton, Failure, Loading, Status, Tabs, Time } from "../ui/parts";
import { Attachments } from "./attachments";
import { Content } from "./content";
import { Findings } from "./findings";
import { messagePath } from "./paths";
import { subjectOf } from "./people";
import { diagnostics, Timeline } from "./timeline";
import { WebhookCalls } from "./webhook-calls";

const replyHref = (message: Message, all?: string): string =>
  withQuery(to("compose"), { inbox: message.inbox_id, reply: message.id, all });

export function MessageView({ inbox, id }: { inbox: string; id: string }) {
  const message = useResource(`${inbox}/${id}`, async (signal) => (await get<Data<Message>>(messagePath(inbox, id), { signal })).data);
  const charges = useResource(`ledger ${id}`, async (signal) =>
    (await get<Page<LedgerEntry>>("/wallet/ledger", { query: { reference: id }, signal })).data,
  );
  useEffect(
    () =>
      follow((event) => {
        if (event.data.id !== id) return;
        message.reload();
        charges.reload();
      }),
    [id, message.reload, charges.reload],
  );
  const shown = message.data;
  useEffect(() => (shown ? onKey("r", () => go(replyHref(shown))) : undefined), [shown]);
  if (!shown) return message.error ? <Failure error={message.error} retry={message.reload} /> : <Loading />;
  return (
    <article class="message" aria-labelledby="subject">
      <Head message={shown} />
      <section aria-label="Timeline">
        <Timeline message={shown} />
        <Cost entries={charges.data ?? []} message={shown} />
        <WebhookCalls message={id} />
      </section>
      <Body message={shown} />
    </article>
  );
}

function Head({ message }: { message: Message }) {
  const { q, inbox } = route.value.query;
  return (
    <header>
      <a class="back button quiet" href={withQuery(to("messages"), { q, inbox })}>
        <Icon name="back" /> Messages
      </a>
      <div class="title">
        <h1 id="subject">{subjectOf(message)}</h1>
        <Status status={message.status} />
      </div>
      <Envelope message={message} />
      <div class="actions">
        <a class="button primary" href={replyHref(message)}>
          <Icon name="reply" /> Reply
        </a>
        {message.to_emails.length + message.cc_emails.length > 1 && (
          <a class="button" href={replyHref(message, "yes")}>
            Reply to all
          </a>
        )}
        <a class="button" href={to("threads", message.inbox_id, message.thread_id)}>
          <Icon name="threads" /> Thread
        </a>
        <CopyButton text={diagnostics(message)} label="Copy diagnostics" quiet={false} />
        <SuppressButtons message={message} />
      </div>
    </header>
  );
}

function Envelope({ message }: { message: Message }) {
  const from = message.from_name ? `${message.from_name} <${message.from_email ?? "no address"}>` : (message.from_email ?? "No address");
  const lines: [string, string[]][] = [
    ["From", [from]],
    ["To", message.to_emails],
    ["Cc", message.cc_emails],
    ["Bcc", message.bcc_emails],
  ];
  return (
    <dl class="envelope">
      {lines
        .filter(([, addresses]) => addresses.length > 0)
        .map(([name, addresses]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{addresses.join(", ")}</dd>
          </div>
        ))}
      <div>
        <dt>Date</dt>
        <dd>
          <Time at={message.created_at} full />
          {message.tag && <> · tag {message.tag}</>}
          {message.test && <> · test</>}
        </dd>
      </div>
    </dl>
  );
}

function SuppressButtons({ message }: { message: Message }) {
  const failed = message.recipients.filter((each) => each.status === "bounced" || each.status === "complained");
  return (
    <>
      {failed.slice(0, 3).map(({ email }) => (
        <Button
          key={email}
          icon="block"
          onPress={() =>
            attempt(
              () => post("/suppressions", { body: { email, note: `From message ${message.id}` } }),
              `Nothing more will be sent to ${email}.`,
            )
          }
        >
          Suppress {failed.length > 1 ? email : "the address"}
        </Button>
      ))}
    </>
  );
}

function Cost({ entries, message }: { entries: LedgerEntry[]; message: Message }) {
  if (message.direction === "inbound") return <p class="cost muted">Receiving costs nothing.</p>;
  if (message.test) return <p class="cost muted">A test message costs nothing.</p>;
  return (
    <>
      {entries.map((entry) => (
        <p class="cost" key={entry.sequence}>
          <Icon name="wallet" />
          <span>
            {entry.kind === "refund" ? "Refunded " : "Cost "}
            <b>{dollars(Math.abs(entry.amount_mills))}</b>; {dollars(entry.balance_after_mills)} remained in the wallet.
          </span>
          <a href={withQuery(to("wallet"), { reference: message.id })}>Line {entry.sequence} of the ledger</a>
        </p>
      ))}
    </>
  );
}

const TABS = [
  { id: "text", label: "Text" },
  { id: "html", label: "HTML" },
  { id: "headers", label: "Headers" },
  { id: "raw", label: "Raw" },
];

function Body({ message }: { message: Message }) {
  const [tab, setTab] = useState("text");
  const tabs = message.html_body ? TABS : TABS.filter((each) => each.id !== "html");
  const chosen = tabs.some((each) => each.id === tab) ? tab : "text";
  return (
    <section aria-label="Content" class="content">
      <Findings message={message} />
      <Attachments message={message} />
      <Tabs tabs={tabs} chosen={chosen} choose={setTab} label="Forms of the message" />
      <div id="panel" role="tabpanel" aria-labelledby={`tab-${chosen}`} tabIndex={0}>
        <Content message={message} form={chosen} />
      </div>
    </section>
  );
}
