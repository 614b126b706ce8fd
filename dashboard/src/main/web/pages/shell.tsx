// The frame around the pages of somebody who is signed in.
import type { ComponentChild } from "preact";
import { useEffect, useState } from "preact/hooks";
import { inboxes } from "../app/inboxes";
import { shortcutsShown } from "../app/keyboard";
import { connected } from "../app/live";
import { attempt, notes } from "../app/notify";
import { route, to } from "../app/route";
import { choose, organization, session, signOut } from "../app/session";
import { Dialog } from "../ui/dialog";
import { Icon, type IconName } from "../ui/icons";
import { Empty } from "../ui/parts";
import { Billing } from "./billing";
import { Compose } from "./compose";
import { Domains } from "./domains";
import { Events } from "./events";
import { Inboxes } from "./inboxes";
import { Keys } from "./keys";
import { Messages } from "./messages";
import { Operator } from "./operator";
import { Sessions } from "./sessions";
import { Suppressions } from "./suppressions";
import { ThemeSwitch } from "./theme-switch";
import { Threads } from "./threads";
import { Wallet } from "./wallet";
import { Webhooks } from "./webhooks";

const PAGES: Record<string, () => ComponentChild> = {
  messages: () => <Messages />,
  threads: () => <Threads />,
  compose: () => <Compose />,
  inboxes: () => <Inboxes />,
  wallet: () => <Wallet />,
  billing: () => <Billing />,
  webhooks: () => <Webhooks />,
  domains: () => <Domains />,
  keys: () => <Keys />,
  suppressions: () => <Suppressions />,
  events: () => <Events />,
  sessions: () => <Sessions />,
};

interface Entry {
  title: string;
  icon: IconName;
  path: string[];
}

const MENU: [string, Entry[]][] = [
  [
    "Mail",
    [
      { title: "Messages", icon: "mail", path: ["messages"] },
      { title: "Threads", icon: "threads", path: ["threads"] },
      { title: "Inboxes", icon: "inbox", path: ["inboxes"] },
    ],
  ],
  [
    "Money",
    [
      { title: "Wallet", icon: "wallet", path: ["wallet"] },
      { title: "Add money", icon: "card", path: ["billing"] },
    ],
  ],
  [
    "Integration",
    [
      { title: "Events", icon: "events", path: ["events"] },
      { title: "Webhooks", icon: "webhook", path: ["webhooks"] },
      { title: "API keys", icon: "key", path: ["keys"] },
      { title: "Domains", icon: "domain", path: ["domains"] },
      { title: "Suppressions", icon: "block", path: ["suppressions"] },
    ],
  ],
];

const OPERATOR: [string, Entry[]] = [
  "Platform",
  [
    { title: "Organizations", icon: "people", path: ["operator", "organizations"] },
    { title: "Read models", icon: "gauge", path: ["operator", "projections"] },
    { title: "Agents' domain", icon: "heart", path: ["operator", "health"] },
    { title: "Notices", icon: "notice", path: ["operator", "notices"] },
  ],
];

export function Shell() {
  const [menuOpen, setMenuOpen] = useState(false);
  const { path } = route.value;
  const address = path.join("/");
  useEffect(() => {
    setMenuOpen(false);
    document.getElementById("main")?.scrollTo(0, 0);
  }, [address]);
  return (
    <div class={menuOpen ? "shell menu-open" : "shell"}>
      <a class="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <header class="top">
        <button type="button" class="button quiet" aria-label="Menu" aria-expanded={menuOpen} onClick={() => setMenuOpen(!menuOpen)}>
          <Icon name={menuOpen ? "cross" : "menu"} />
        </button>
        <span class="brand">MailboxKit</span>
        <a class="button primary" href={to("compose")} aria-label="Compose">
          <Icon name="compose" />
        </a>
      </header>
      <Menu />
      <main id="main" tabIndex={-1} class={path[0] === "messages" ? "wide" : ""}>
        <Page />
      </main>
      <Notes />
      {shortcutsShown.value && <Shortcuts />}
    </div>
  );
}

/** The part after # is where the page is, so the link cannot go there by itself. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

function Page() {
  const [first = "messages"] = route.value.path;
  const operates = session.value?.kind === "operator";
  if (operates && (first === "operator" || !organization.value)) return <Operator />;
  const page = PAGES[first === "sign-in" ? "messages" : first];
  if (!organization.value) {
    return (
      <Empty icon="people" title="No agents yet">
        <p class="muted">Nothing is registered under {session.value?.owner_email ?? "this address"}.</p>
        <a class="button primary" href={to("sign-up")}>
          Create an agent
        </a>
      </Empty>
    );
  }
  return (
    page?.() ?? (
      <Empty icon="search" title="There is no such page">
        <a class="button" href={to("messages")}>
          Messages
        </a>
      </Empty>
    )
  );
}

function Menu() {
  const here = route.value.path.join("/") || "messages";
  const operates = session.value?.kind === "operator"; // who changes nothing of an organization here
  const groups = operates ? [OPERATOR, ...(organization.value ? MENU : [])] : MENU;
  return (
    <nav aria-label="Main">
      <span class="brand">MailboxKit</span>
      <Organizations />
      {!operates && (
        <a class="button primary compose" href={to("compose")}>
          <Icon name="compose" /> Compose
        </a>
      )}
      {groups.map(([title, entries]) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {entries.map((entry) => {
              const current = here === entry.path.join("/") || here.startsWith(entry.path.join("/") + "/");
              return (
                <li key={entry.title}>
                  <a href={to(...entry.path)} aria-current={current ? "page" : undefined}>
                    <Icon name={entry.icon} />
                    {entry.title}
                  </a>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      <Foot />
    </nav>
  );
}

function Organizations() {
  const all = session.value?.organizations ?? [];
  const now = organization.value;
  if (!now) return null;
  if (all.length < 2) return <p class="organization">{now.name}</p>;
  return (
    <select
      class="organization"
      aria-label="Organization"
      value={now.id}
      onChange={(event) => {
        const chosen = all.find((each) => each.id === event.currentTarget.value);
        if (chosen) choose(chosen);
      }}
    >
      {[...all, ...(all.some((each) => each.id === now.id) ? [] : [now])].map((each) => (
        <option key={each.id} value={each.id}>
          {each.name}
        </option>
      ))}
    </select>
  );
}

function Foot() {
  const live = connected.value;
  return (
    <div class="foot">
      {session.value?.test && <span class="badge warn">test</span>}
      <span class={live ? "live on" : "live"} role="status">
        {live ? "Live" : inboxes.value ? "Reconnecting" : ""}
      </span>
      <span class="spread" />
      <ThemeSwitch />
      <a class="button quiet small" href={to("sessions")} aria-label="Sessions" title="Sessions">
        <Icon name="devices" />
      </a>
      <button type="button" class="button quiet small" aria-label="Sign out" title="Sign out" onClick={() => attempt(signOut)}>
        <Icon name="exit" />
      </button>
    </div>
  );
}

const Notes = () => (
  <div class="notes" aria-live="polite">
    {notes.value.map((note) => (
      <p key={note.id} class={note.bad ? "bad" : ""}>
        {note.text}
      </p>
    ))}
  </div>
);

const KEYS = [
  ["j, k", "next and previous of a list"],
  ["Enter", "open"],
  ["Esc", "back to the list"],
  ["/", "search"],
  ["c", "compose"],
  ["r", "reply to the message that is open"],
  ["?", "this list"],
];

const Shortcuts = () => (
  <Dialog title="Keyboard" close={() => (shortcutsShown.value = false)}>
    <dl class="envelope">
      {KEYS.map(([key, what]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  </Dialog>
);
