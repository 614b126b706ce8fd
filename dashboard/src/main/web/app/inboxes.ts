// The inboxes of the organization that is looked at: pages name them, and offer them to send from.
import { effect, signal } from "./signals";
import { get } from "../api/client";
import type { Inbox, Page } from "../api/types";
import { follow } from "./live";
import { organization } from "./session";

const MOST = 100; // one page: who has more finds them on their page

/** undefined until they are there */
export const inboxes = signal<Inbox[] | undefined>(undefined);

export const inboxEmail = (id: string): string | undefined => inboxes.value?.find((inbox) => inbox.id === id)?.email;

export async function loadInboxes(): Promise<void> {
  const of = organization.value?.id;
  const page = await get<Page<Inbox>>("/inboxes", { query: { limit: MOST } });
  if (organization.value?.id === of) inboxes.value = page.data;
}

export function keepInboxes(): void {
  const watched = () => organization.value?.id;
  effect(watched, (id) => {
    inboxes.value = undefined;
    // where it fails, pages that need them say so when they ask again
    if (id) void loadInboxes().catch(() => {});
  });
  follow((event) => {
    if (event.event.startsWith("inbox.")) void loadInboxes().catch(() => {});
  });
}
