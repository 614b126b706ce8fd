import { go, route, to, withQuery } from "../app/route";
import type { Pages } from "../app/resource";
import { More } from "../ui/table";
import { Failure, Loading, Status, Time } from "../ui/parts";
import { Icon } from "../ui/icons";
import { Highlighted, hasMark } from "./highlight";
import type { Row } from "./find";
import { correspondent, subjectOf } from "./people";
import type { ComponentChildren } from "preact";

interface MessageListProps {
  pages: Pages<Row>;
  chosen: string | undefined;
  /** Addresses of the inboxes by id, where there are several to tell apart. */
  inboxes: Map<string, string>;
  empty: ComponentChildren;
}

export function MessageList({ pages, chosen, inboxes, empty }: MessageListProps) {
  if (!pages.items) return pages.error ? <Failure error={pages.error} retry={pages.reload} /> : <Loading />;
  if (pages.items.length === 0 && !pages.hasMore) return <>{empty}</>;
  return (
    <>
      <ul class="messages" aria-label="Messages">
        {pages.items.map((message) => (
          <li key={message.id}>
            <MessageRow message={message} isChosen={message.id === chosen} inbox={inboxes.get(message.inbox_id)} />
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </>
  );
}

export function messageHref(message: { inbox_id: string; id: string }): string {
  const { q, inbox } = route.value.query;
  return withQuery(to("messages", message.inbox_id, message.id), { q, inbox });
}

function MessageRow({ message, isChosen, inbox }: { message: Row; isChosen: boolean; inbox: string | undefined }) {
  const inbound = message.direction === "inbound";
  const marks = message.highlights ?? {};
  const subject = marks.subject?.[0];
  const passage = (marks.body ?? marks.attachments ?? marks.from ?? marks.to)?.[0];
  return (
    <a
      data-row
      href={messageHref(message)}
      aria-current={isChosen ? "true" : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(messageHref(message));
      }}
    >
      <span class={inbound ? "way in" : "way out"} title={inbound ? "Received" : "Sent"}>
        <Icon name={inbound ? "in" : "out"} />
        <span class="visually-hidden">{inbound ? "Received from" : "Sent to"}</span>
      </span>
      <span class="who">{correspondent(message)}</span>
      <Time at={message.created_at} />
      <span class="subject">
        {subject && hasMark(subject) ? <Highlighted html={subject} /> : subjectOf(message)}
        {message.attachments.length > 0 && (
          <span class="clip" title="With attachments">
            <Icon name="attach" />
          </span>
        )}
      </span>
      {inbound ? <span /> : <Status status={message.status} />}
      <span class="snippet">
        {passage && hasMark(passage) ? <Highlighted html={passage} /> : message.extracted_text.slice(0, 160)}
      </span>
      {inbox && <span class="box">{inbox}</span>}
    </a>
  );
}
