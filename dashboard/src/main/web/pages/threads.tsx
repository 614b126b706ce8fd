import { useEffect, useState } from "preact/hooks";
import { at, get } from "../api/client";
import type { Data, Message, Page, Thread, ThreadWithMessages } from "../api/types";
import { plural } from "../app/format";
import { inboxes } from "../app/inboxes";
import { follow } from "../app/live";
import { usePages, useResource } from "../app/resource";
import { go, route, to, withQuery } from "../app/route";
import { correspondent, subjectOf } from "../messages/people";
import { Icon } from "../ui/icons";
import { Empty, Failure, Heading, Loading, Status, Time } from "../ui/parts";
import { Table } from "../ui/table";

const LONG = 1_500; // characters

export function Threads() {
  const [, inbox, thread] = route.value.path;
  const first = inboxes.value?.[0]?.id;
  if (thread && inbox) return <Conversation inbox={inbox} id={thread} />;
  const chosen = inbox ?? first;
  if (inboxes.value === undefined) return <Loading />;
  if (!chosen) {
    return (
      <Empty icon="inbox" title="No inbox yet">
        <a class="button primary" href={to("inboxes")}>
          Create an inbox
        </a>
      </Empty>
    );
  }
  return <ThreadsOf key={chosen} inbox={chosen} />;
}

function ThreadsOf({ inbox }: { inbox: string }) {
  const pages = usePages<Thread>(inbox, (cursor, signal) => get<Page<Thread>>(at`/inboxes/${inbox}/threads`, { query: { cursor }, signal }));
  useEffect(() => follow((event) => event.data.inbox_id === inbox && pages.reload()), [inbox, pages.reload]);
  return (
    <div class="page">
      <Heading title="Threads" lead="Messages that answer each other.">
        <select aria-label="Inbox" value={inbox} onChange={(event) => go(to("threads", event.currentTarget.value))}>
          {inboxes.value?.map((each) => (
            <option key={each.id} value={each.id}>
              {each.email}
            </option>
          ))}
        </select>
      </Heading>
      <Table
        label="Threads"
        pages={pages}
        id={(thread) => thread.id}
        href={(thread) => to("threads", inbox, thread.id)}
        columns={[
          { title: "Subject", cell: (thread: Thread) => subjectOf(thread) },
          { title: "Messages", numeric: true, cell: (thread) => thread.message_count },
          { title: "Last message", cell: (thread) => <Time at={thread.last_message_at} /> },
        ]}
        empty={
          <Empty icon="threads" title="No threads yet">
            <p class="muted">A thread begins with the first message that is sent or received.</p>
          </Empty>
        }
      />
    </div>
  );
}

function Conversation({ inbox, id }: { inbox: string; id: string }) {
  const thread = useResource(id, async (signal) => (await get<Data<ThreadWithMessages>>(at`/threads/${id}`, { signal })).data);
  useEffect(() => follow((event) => event.data.inbox_id === inbox && thread.reload()), [inbox, thread.reload]);
  if (!thread.data) return thread.error ? <Failure error={thread.error} retry={thread.reload} /> : <Loading />;
  const { messages, message_count, messages_truncated } = thread.data;
  const last = messages.at(-1);
  return (
    <div class="page narrow">
      <a class="back button quiet" href={to("threads", inbox)}>
        <Icon name="back" /> Threads
      </a>
      <Heading
        title={subjectOf(thread.data)}
        lead={plural(message_count, "message") + (messages_truncated ? `, of which the latest ${messages.length} are shown` : "")}
      >
        {last && (
          <a class="button primary" href={withQuery(to("compose"), { inbox, reply: last.id })}>
            <Icon name="reply" /> Reply
          </a>
        )}
      </Heading>
      <ol class="conversation" aria-label="Messages">
        {messages.map((message) => (
          <Turn key={message.id} message={message} />
        ))}
      </ol>
    </div>
  );
}

function Turn({ message }: { message: Message }) {
  const [whole, setWhole] = useState(false);
  const text = message.extracted_text || "No text";
  return (
    <li class={message.direction}>
      <p class="turn">
        <a data-row href={to("messages", message.inbox_id, message.id)}>
          {message.direction === "outbound" ? `To ${correspondent(message)}` : correspondent(message)}
        </a>
        {message.direction === "outbound" && <Status status={message.status} />}
        <Time at={message.created_at} />
      </p>
      <pre class="prose">{whole ? text : text.slice(0, LONG)}</pre>
      {text.length > LONG && !whole && (
        <button type="button" class="button quiet" onClick={() => setWhole(true)}>
          More
        </button>
      )}
    </li>
  );
}
