// j and k go through the rows of a list by the focus itself, so that Enter opens one and a screen reader follows.
import { signal } from "./signals";
import { go, route, to, withQuery } from "./route";

export const shortcutsShown = signal(false);

/** What single letters do on the page that is shown, such as r for Reply. */
const actions = new Map<string, () => void>();

export function onKey(key: string, action: () => void): () => void {
  actions.set(key, action);
  return () => {
    if (actions.get(key) === action) actions.delete(key);
  };
}

export function listenToKeys(): void {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return; // which Esc closes by itself
    const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
    if (event.key === "Escape") {
      if (typing) (event.target as HTMLElement).blur();
      else up();
      return;
    }
    if (!typing && press(event.key)) event.preventDefault();
  });
}

function press(key: string): boolean {
  switch (key) {
    case "j":
      return move(1);
    case "k":
      return move(-1);
    case "/": {
      const search = document.querySelector<HTMLInputElement>("[data-search]");
      search?.focus();
      search?.select();
      return !!search;
    }
    case "?":
      shortcutsShown.value = true;
      return true;
    case "c":
      go(to("compose"));
      return true;
    default:
      actions.get(key)?.();
      return actions.has(key);
  }
}

function move(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")].filter((row) => row.offsetParent !== null);
  if (rows.length === 0) return false;
  const focused = rows.indexOf(document.activeElement as HTMLElement);
  const open = rows.findIndex((row) => row.getAttribute("aria-current") === "true");
  const from = focused >= 0 ? focused : open;
  const next = from < 0 ? 0 : Math.min(Math.max(from + step, 0), rows.length - 1);
  rows[next]?.focus();
  rows[next]?.scrollIntoView({ block: "nearest" });
  return true;
}

/** From a thing to the list it is in. */
function up(): void {
  const { path, query } = route.value;
  if (path.length < 2 || path[0] === "operator") return;
  // the threads of an inbox are a list as well
  const list = path[0] === "threads" ? path.slice(0, -1) : path.slice(0, 1);
  go(withQuery(to(...list), query));
}
