// What only an operator's session opens.
import { useState } from "preact/hooks";
import { admin, at } from "../api/client";
import type { Data, DnsCheck, DnsRecords, Page } from "../api/types";
import { attempt, notify } from "../app/notify";
import { usePages, useResource } from "../app/resource";
import { replace, route, to, withQuery } from "../app/route";
import { choose } from "../app/session";
import { Confirm } from "../ui/dialog";
import { Badge, Button, Empty, Failure, Heading, Loading, Status, Time } from "../ui/parts";
import { Table } from "../ui/table";
import { OrganizationDialog, type OperatedOrganization } from "./operator-organization";
import { Records } from "./domains";

export function Operator() {
  switch (route.value.path[1]) {
    case "projections":
      return <Projections />;
    case "notices":
      return <Notices />;
    case "health":
      return <Health />;
    default:
      return <Organizations />;
  }
}

function Organizations() {
  const { about = "" } = route.value.query;
  const [typed, setTyped] = useState(about);
  const [chosen, setChosen] = useState<OperatedOrganization>();
  const pages = usePages<OperatedOrganization>(`organizations ${about}`, (cursor, signal) =>
    admin<Page<OperatedOrganization>>("GET", "/organizations", { query: { about, cursor }, signal }),
  );
  const change = (id: string, fields: Partial<OperatedOrganization>) => {
    pages.change((all) => all.map((each) => (each.id === id ? { ...each, ...fields } : each)));
  };
  return (
    <div class="page">
      <Heading title="Organizations" lead="Who uses this platform, what their wallets hold, and what they may send.">
        <form
          class="inline"
          onSubmit={(event) => {
            event.preventDefault();
            replace(withQuery(to("operator", "organizations"), { about: typed.trim() }));
          }}
        >
          <input
            type="search"
            data-search
            aria-label="Find by id, owner's address or inbox"
            placeholder="Id, owner or inbox"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit">Find</Button>
        </form>
      </Heading>
      <Table
        label="Organizations"
        pages={pages}
        id={(each) => each.id}
        columns={[
          { title: "Name", cell: (each) => each.name },
          { title: "Owner", cell: (each) => each.owner_email },
          { title: "State", cell: (each) => <State of={each} /> },
          { title: "Balance", numeric: true, cell: (each) => each.balance_dollars },
          { title: "Since", cell: (each) => <Time at={each.created_at} /> },
          {
            title: "Actions",
            actions: true,
            cell: (each) => (
              <>
                <Button kind="quiet" aria-label={`Manage ${each.name}`} onPress={() => setChosen(each)}>
                  Manage
                </Button>
                <a class="button quiet" aria-label={`Look at the mail of ${each.name}`} href={to("messages")} onClick={() => choose(each)}>
                  Look
                </a>
              </>
            ),
          },
        ]}
        empty={<Empty icon="people" title={about ? "Nothing found" : "Nobody has registered yet"} />}
      />
      {chosen && <OrganizationDialog organization={chosen} close={() => setChosen(undefined)} changed={change} />}
    </div>
  );
}

function State({ of }: { of: OperatedOrganization }) {
  if (of.suspension_reason) return <Badge tone="bad">suspended</Badge>;
  if (of.pause_reason) return <Badge tone="warn">paused</Badge>;
  return of.owner_confirmed_at ? <Badge tone="good">confirmed</Badge> : <Badge tone="calm">unconfirmed</Badge>;
}

interface Projection {
  name: string;
  position: number;
  caught_up: boolean;
  errors: string[];
}

interface DeadLetter {
  projection: string;
  sequence: string;
  event: string;
  event_id: string;
  since: string;
  cause: string;
}

function Projections() {
  const projections = usePages<Projection>("projections", async (_, signal) => once(await admin<Data<Projection[]>>("GET", "/projections", { signal })));
  const letters = usePages<DeadLetter>("letters", async (_, signal) => once(await admin<Data<DeadLetter[]>>("GET", "/dead-letters", { signal })));
  const [replaying, setReplaying] = useState<string>();
  return (
    <div class="page">
      <Heading title="Read models" lead="Filled from the events. Each can be rebuilt; nobody is mailed, called or charged by that.">
        <Button onPress={projections.reload}>Refresh</Button>
      </Heading>
      <Table
        label="Read models"
        pages={projections}
        id={(each) => each.name}
        columns={[
          { title: "Name", cell: (each) => each.name },
          { title: "Event", numeric: true, cell: (each) => each.position },
          {
            title: "State",
            cell: ({ errors, caught_up }) =>
              errors.length > 0 ? <Badge tone="bad">failing</Badge> : caught_up ? <Badge tone="good">caught up</Badge> : <Badge tone="warn">behind</Badge>,
          },
          { title: "Error", cell: (each) => <span class="clamp">{each.errors.join(" ")}</span> },
          {
            title: "Actions",
            actions: true,
            cell: (each) => (
              <Button kind="quiet" aria-label={`Rebuild ${each.name}`} onPress={() => setReplaying(each.name)}>
                Rebuild
              </Button>
            ),
          },
        ]}
        empty={<Empty icon="gauge" title="No read models here" />}
      />
      <section aria-labelledby="letters">
        <h2 id="letters">Dead letters</h2>
        <Table
          label="Dead letters"
          pages={letters}
          id={(each) => each.event_id + each.projection}
          columns={[
            { title: "Read model", cell: (each) => each.projection },
            { title: "Event", cell: (each) => each.event.split(".").at(-1) },
            { title: "Since", cell: (each) => <Time at={each.since} /> },
            { title: "Cause", cell: (each) => <span class="clamp">{each.cause}</span> },
            {
              title: "Actions",
              actions: true,
              cell: (each) => (
                <Button
                  kind="quiet"
                  onPress={async () => {
                    if (await attempt(() => admin("POST", at`/dead-letters/${each.projection}/retry`))) notify("Handed over again.");
                    letters.reload();
                  }}
                >
                  Retry all of {each.projection}
                </Button>
              ),
            },
          ]}
          empty={<p class="muted">None: every read model took every event.</p>}
        />
      </section>
      {replaying && (
        <Confirm
          title={`Rebuild ${replaying}?`}
          action="Rebuild"
          close={() => setReplaying(undefined)}
          confirm={async () => {
            if (await attempt(() => admin("POST", at`/projections/${replaying}/replay`), `${replaying} is being rebuilt.`)) projections.reload();
          }}
        >
          <p>It is emptied and filled from the events. Readers wait meanwhile.</p>
        </Confirm>
      )}
    </div>
  );
}

const once = <T,>({ data }: Data<T[]>): Page<T> => ({ data, meta: { next_cursor: null } });

interface Notice {
  id: string;
  owner_email: string;
  subject: string;
  status: string;
  detail: string | null;
  created_at: string;
}

function Notices() {
  const pages = usePages<Notice>("notices", (cursor, signal) => admin<Page<Notice>>("GET", "/notices", { query: { cursor }, signal }));
  return (
    <div class="page">
      <Heading title="Notices" lead="What the platform wrote to owners, and whether it arrived." />
      <Table
        label="Notices"
        pages={pages}
        id={(each) => each.id}
        columns={[
          { title: "Owner", cell: (each) => each.owner_email },
          { title: "Subject", cell: (each) => each.subject },
          { title: "State", cell: (each) => <Status status={each.status} /> },
          { title: "Answer of the server", cell: (each) => <span class="clamp">{each.detail}</span> },
          { title: "Sent", cell: (each) => <Time at={each.created_at} /> },
        ]}
        empty={<Empty icon="notice" title="No notices yet" />}
      />
    </div>
  );
}

interface AgentDomain {
  name: string;
  records: DnsRecords;
  dns: Record<"dkim" | "spf" | "dmarc" | "mx", DnsCheck>;
}

function Health() {
  const domain = useResource("domain", async (signal) => (await admin<Data<AgentDomain>>("GET", "/domain", { signal })).data);
  return (
    <div class="page">
      <Heading title="Domain of the agents" {...(domain.data ? { lead: `What to publish for ${domain.data.name}, and what DNS says of it.` } : {})}>
        <Button onPress={domain.reload}>Ask again</Button>
      </Heading>
      {domain.error && <Failure error={domain.error} retry={domain.reload} />}
      {!domain.data && !domain.error && <Loading />}
      {domain.data && <Records records={domain.data.records} checks={domain.data.dns} />}
    </div>
  );
}
