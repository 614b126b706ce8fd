// Where the reader is: the part of the address after #, such as #/messages?q=invoice.
import { signal } from "./signals";

export interface Route {
  /** The segments of the path, decoded. */
  path: string[];
  query: Record<string, string>;
}

export const route = signal<Route>(parse(location.hash));

addEventListener("hashchange", () => {
  route.value = parse(location.hash);
});

function parse(hash: string): Route {
  const text = hash.replace(/^#\/?/, "");
  const mark = text.indexOf("?");
  const path = mark < 0 ? text : text.slice(0, mark);
  return {
    path: path.split("/").filter(Boolean).map(decoded),
    query: Object.fromEntries(new URLSearchParams(mark < 0 ? "" : text.slice(mark + 1))),
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The address of a page: to("messages", inbox, id). */
export function to(...segments: string[]): string {
  return "#/" + segments.map(encodeURIComponent).join("/");
}

/** Adds what is set of `query` to an address. */
export function withQuery(address: string, query: Record<string, string | undefined>): string {
  const set = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  return set.length === 0 ? address : `${address}?${new URLSearchParams(set)}`;
}

export function go(address: string): void {
  location.hash = address.slice(1);
}

/** Like [go], without a step that the Back button returns to. */
export function replace(address: string): void {
  history.replaceState(null, "", address);
  route.value = parse(address);
}
