// Pages of messages: of one inbox from its list, which is never behind, or over all of them by search.
import { ApiError, at, get, post } from "../api/client";
import type { FoundMessage, Message, Page, SearchRequest } from "../api/types";
import { matches, needsSearch, searchRequest, type Filter } from "./grammar";

export type Row = Message & Partial<Pick<FoundMessage, "highlights">>;

const PAGE = 50;
const FULL = 25; // rows that make a page worth showing
const STARTING_TRIES = 30;
const STARTING_WAIT_MS = 2_000;
const TRIES = 5; // requests for one page, where most of what is found is not wanted

/** @param inbox the only one to look in; undefined for all */
export async function findMessages(
  filter: Filter,
  inbox: string | undefined,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page<Row>> {
  const rows: Row[] = [];
  let next = cursor;
  for (let tries = 0; tries < TRIES; tries++) {
    const page: Page<Row> = await onePage(filter, inbox, next, signal);
    rows.push(...page.data.filter((message) => matches(filter, message)));
    if (page.meta.next_cursor === null) return { data: rows, meta: { next_cursor: null } };
    next = page.meta.next_cursor;
    if (rows.length >= FULL) break;
  }
  return { data: rows, meta: { next_cursor: next ?? null } };
}

function onePage(filter: Filter, inbox: string | undefined, cursor: string | undefined, signal: AbortSignal): Promise<Page<Row>> {
  if (inbox && !needsSearch(filter)) {
    const query = { limit: PAGE, cursor, direction: filter.direction, from: filter.from[0]?.replaceAll('"', "") };
    return get(at`/inboxes/${inbox}/messages`, { query, signal });
  }
  const body = { ...searchRequest(filter), limit: PAGE, ...(inbox ? { inbox_id: inbox } : {}), ...(cursor ? { cursor } : {}) };
  return search(body, signal);
}

/** Search starts after the rest of the platform: for that moment the list waits instead of failing. */
async function search(body: SearchRequest, signal: AbortSignal): Promise<Page<Row>> {
  for (let tries = 1; ; tries++) {
    try {
      return await post("/messages/search", { body, signal });
    } catch (failure) {
      const starting = failure instanceof ApiError && failure.code === "search_starting";
      if (!starting || tries === STARTING_TRIES || signal.aborted) throw failure;
      await new Promise((resolve) => setTimeout(resolve, STARTING_WAIT_MS));
    }
  }
}
