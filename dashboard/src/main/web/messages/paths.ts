import { at } from "../api/client";

/** Where the API has a message. */
export const messagePath = (inbox: string, id: string): string => at`/inboxes/${inbox}/messages/${id}`;
