// The list beside the message, narrow screens one of the two.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { get } from "../api/client";
import type { Data, Message, PlatformEvent } from "../api/types";
import { plural } from "../app/format";
import { inboxes } from "../app/inboxes";
import { follow } from "../app/live";
import { usePages, type Pages } from "../app/resource";
import { replace, route, to, withQuery } from "../app/route";
import { organization } from "../app/session";
import { findMessages, type Row } from "../messages/find";
import { isEmpty, matches, parse, type Filter } from "../messages/grammar";
import { MessageList } from "../messages/list";
import { MessageView } from "../messages/message";
import { messagePath } from "../messages/paths";
import { Icon } from "../ui/icons";
import { Button, Empty } from "../ui/parts";
import { FirstMail } from "./first-mail";

const TYPING_MS = 250;

export function Messages() {
  const { path, query } = route.value;
  const [, inboxOfMessage, messageId] = path;
  const text = query.q ?? "";
  const filter = useMemo(() => parse(text), [text]);
  const known = inboxes.value;
  // the list of the only inbox is never behind, as a search may be
  const inbox = query.inbox ?? (known?.length === 1 ? known[0]?.id : undefined);
  const key = known === undefined ? null : `${organization.value?.id} ${inbox ?? "all"} ${text}`;
  const pages = usePages<Row>(key, (cursor, signal) => findMessages(filter, inbox, cursor, signal));
  const [waiting, showWaiting] = useArrivals(pages, filter, inbox);
  const isOpen = messageId !== undefined && inboxOfMessage !== undefined;
  useEffect(() => {
    if (!isOpen) document.title = "Messages · MailboxKit";
  }, [isOpen]);

  const filtered = text !== "" || !!query.inbox;
  if (!isOpen && !filtered && pages.items?.length === 0 && !pages.hasMore) return <FirstMail />;
  const several = new Map((known?.length ?? 0) > 1 && !query.inbox ? known?.map((each) => [each.id, each.email]) : []);
  return (
    <div class={isOpen ? "mail open" : "mail"}>
      <section class="list" aria-label="Messages">
        {!isOpen && <h1 class="visually-hidden">Messages</h1>}
        <SearchBar text={text} filter={filter} />
        {waiting > 0 && (
          <Button kind="quiet" onPress={showWaiting}>
            {plural(waiting, "new message")}: show
          </Button>
        )}
        <MessageList pages={pages} chosen={messageId} inboxes={several} empty={<Nothing filtered={filtered} />} />
      </section>
      <section class="reading" aria-label="Message">
        {isOpen ? <MessageView key={messageId} inbox={inboxOfMessage} id={messageId} /> : <Unchosen />}
      </section>
    </div>
  );
}

/** Puts new messages on top, or counts them where the list is filtered by what only the API can judge. */
function useArrivals(pages: Pages<Row>, filter: Filter, inbox: string | undefined): [number, () => void] {
  const [waiting, setWaiting] = useState(0);
  const now = useRef({ pages, filter, inbox });
  now.current = { pages, filter, inbox };
  useEffect(() => setWaiting(0), [pages.items === undefined]);
  const isThere = pages.items !== undefined;
  useEffect(() => {
    if (!isThere) return undefined;
    return follow((event) => {
      // what was deleted meanwhile, or cannot be read right now, gets no row
      take(event, now.current, () => setWaiting((before) => before + 1)).catch(() => {});
    });
  }, [isThere, inbox]);
  return [
    waiting,
    () => {
      setWaiting(0);
      pages.reload();
    },
  ];
}

async function take(
  { event, data }: PlatformEvent,
  { pages, filter, inbox }: { pages: Pages<Row>; filter: Filter; inbox: string | undefined },
  wait: () => void,
): Promise<void> {
  if (!event.startsWith("message.") || data.deleted || !data.inbox_id) return;
  if (inbox && data.inbox_id !== inbox) return;
  const isListed = pages.items?.some((row) => row.id === data.id);
  if (!isListed && !isEmpty(filter)) {
    if (event === "message.received") wait();
    return;
  }
  const message = (await get<Data<Message>>(messagePath(data.inbox_id, data.id))).data;
  if (!isListed && !matches(filter, message)) return;
  pages.change((rows) => merge(rows, message));
}

/** Ids grow with time: the newest first. */
function merge(rows: Row[], message: Message): Row[] {
  const others = rows.filter((row) => row.id !== message.id);
  const known = rows.find((row) => row.id === message.id);
  const row: Row = known ? { ...known, status: message.status, recipients: message.recipients } : message;
  const place = others.findIndex((other) => other.id < row.id);
  return place < 0 ? [...others, row] : [...others.slice(0, place), row, ...others.slice(place)];
}

function SearchBar({ text, filter }: { text: string; filter: Filter }) {
  const [typed, setTyped] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => setTyped(text), [text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const { path, query } = route.value;
  const search = (value: string) => {
    clearTimeout(timer.current);
    replace(withQuery(to(...path), { ...query, q: value }));
  };
  const type = (value: string) => {
    setTyped(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(value), TYPING_MS);
  };
  return (
    <div role="search" class="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          search(typed);
        }}
      >
        <Icon name="search" />
        <input
          type="search"
          data-search
          value={typed}
          onInput={(event) => type(event.currentTarget.value)}
          placeholder="Search, or from: to: subject: status:"
          aria-label="Search messages"
          aria-describedby="grammar"
        />
        <kbd aria-hidden="true">/</kbd>
      </form>
      <InboxChoice />
      <p id="grammar" class={filter.problems.length > 0 ? "hint bad" : "visually-hidden"}>
        {filter.problems.join(". ") ||
          'Words, "phrases", from:, to:, subject:, status:, is:received, is:sent, has:attachment, before: and after: a day'}
      </p>
    </div>
  );
}

function InboxChoice() {
  const known = inboxes.value ?? [];
  const { path, query } = route.value;
  if (known.length < 2) return null;
  return (
    <select
      aria-label="Inbox"
      value={query.inbox ?? ""}
      onChange={(event) => replace(withQuery(to(...path), { ...query, inbox: event.currentTarget.value }))}
    >
      <option value="">All inboxes</option>
      {known.map((inbox) => (
        <option key={inbox.id} value={inbox.id}>
          {inbox.email}
        </option>
      ))}
    </select>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (!filtered) return <Empty icon="mail" title="No messages yet" />;
  return (
    <Empty icon="search" title="Nothing found">
      <p class="muted">
        Search by words, or by <code>from:ann</code>, <code>to:bob</code>, <code>subject:order</code>, <code>status:bounced</code>,{" "}
        <code>is:sent</code>, <code>has:attachment</code>, <code>after:2026-11-01</code>.
      </p>
      <a class="button" href={to("messages")}>
        All messages
      </a>
    </Empty>
  );
}

const Unchosen = () => (
  <div class="unchosen muted">
    <Icon name="mail" />
    <p>Choose a message to read it.</p>
    <p>
      <kbd>j</kbd> <kbd>k</kbd> go through the list, <kbd>Enter</kbd> opens, <kbd>c</kbd> composes.
    </p>
  </div>
);
