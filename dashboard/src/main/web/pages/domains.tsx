import { useState } from "preact/hooks";
import { at, freshKey, get, post, remove } from "../api/client";
import type { Data, DnsCheck, DnsRecord, DnsRecords, Domain, Page } from "../api/types";
import { attempt } from "../app/notify";
import { usePages, useResource } from "../app/resource";
import { go, route, to } from "../app/route";
import { organization } from "../app/session";
import { Confirm, Dialog, FormError, useForm } from "../ui/dialog";
import { Icon } from "../ui/icons";
import { Badge, Button, CopyButton, Empty, Failure, Field, Heading, Loading, Time } from "../ui/parts";
import { Table } from "../ui/table";

export function Domains() {
  const [, id] = route.value.path;
  return id ? <DomainPage key={id} id={id} /> : <List />;
}

function List() {
  const pages = usePages<Domain>(organization.value?.id ?? null, (cursor, signal) => get<Page<Domain>>("/domains", { query: { cursor }, signal }));
  const [adding, setAdding] = useState(false);
  return (
    <div class="page">
      <Heading title="Domains" lead="Inboxes at a domain of your own, once its records in DNS are published.">
        <Button kind="primary" onPress={() => setAdding(true)}>
          Add a domain
        </Button>
      </Heading>
      <Table
        label="Domains"
        pages={pages}
        id={(domain) => domain.id}
        href={(domain) => to("domains", domain.id)}
        columns={[
          { title: "Domain", cell: (domain) => domain.name },
          {
            title: "State",
            cell: (domain) => (domain.is_verified ? <Badge tone="good">verified</Badge> : <Badge tone="warn">not verified</Badge>),
          },
          { title: "What is wrong", cell: (domain) => domain.problem ?? "" },
          { title: "Added", cell: (domain) => <Time at={domain.created_at} /> },
        ]}
        empty={
          <Empty icon="domain" title="No domains yet">
            <p class="muted">Until then, inboxes have addresses of the platform.</p>
          </Empty>
        }
      />
      {adding && <AddDomain close={() => setAdding(false)} />}
    </div>
  );
}

function AddDomain({ close }: { close(): void }) {
  const [name, setName] = useState("");
  const [idempotencyKey] = useState(freshKey);
  const form = useForm(async () => {
    const added = await post<Data<Domain>>("/domains", { body: { name }, idempotencyKey });
    close();
    go(to("domains", added.data.id));
  });
  return (
    <Dialog title="Add a domain" close={close}>
      <form onSubmit={form.submit}>
        <Field label="Domain" errors={form.errors("name")}>
          {(about) => <input {...about} required placeholder="example.com" value={name} onInput={(event) => setName(event.currentTarget.value)} />}
        </Field>
        <FormError form={form} shown={["name"]} />
        <footer>
          <Button onPress={close}>Cancel</Button>
          <Button kind="primary" type="submit" busy={form.busy}>
            Add
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function DomainPage({ id }: { id: string }) {
  const path = at`/domains/${id}`;
  const domain = useResource(path, async (signal) => (await get<Data<Domain>>(path, { signal })).data);
  const records = useResource(`${path}/dns`, async (signal) => (await get<Data<DnsRecords>>(`${path}/dns`, { signal })).data);
  const [deleting, setDeleting] = useState(false);
  const failed = domain.error ?? records.error;
  if (!domain.data || !records.data) {
    return failed ? (
      <Failure
        error={failed}
        retry={() => {
          domain.reload();
          records.reload();
        }}
      />
    ) : (
      <Loading />
    );
  }
  const { name, is_verified, problem, dns } = domain.data;
  return (
    <div class="page">
      <a class="back button quiet" href={to("domains")}>
        <Icon name="back" /> Domains
      </a>
      <Heading title={name} lead={is_verified ? "Verified: inboxes may have addresses at it." : "Publish these records, then verify."}>
        <Button
          kind="primary"
          onPress={() => attempt(async () => domain.set((await post<Data<Domain>>(`${path}/verify`)).data), "DNS was asked.")}
        >
          Verify now
        </Button>
        <Button kind="quiet" onPress={() => setDeleting(true)}>
          Delete
        </Button>
      </Heading>
      {problem && (
        <p class="notice bad" role="status">
          {problem}
        </p>
      )}
      <Records records={records.data} checks={dns} />
      {deleting && (
        <Confirm
          title={`Delete ${name}?`}
          action="Delete the domain"
          close={() => setDeleting(false)}
          confirm={async () => {
            if (await attempt(() => remove(path), `${name} is deleted.`)) go(to("domains"));
          }}
        >
          <p>Nobody can make inboxes at it any more.</p>
        </Confirm>
      )}
    </div>
  );
}

const KINDS = [
  ["dkim", "DKIM", "proves that the domain is yours, and signs what it sends"],
  ["spf", "SPF", "says which servers send for the domain"],
  ["dmarc", "DMARC", "says what receivers do with forged mail"],
  ["mx", "MX", "brings mail for the domain here"],
] as const;

const OUTCOMES: Record<DnsCheck["outcome"], [string, string]> = {
  matches: ["good", "published"],
  missing: ["warn", "missing"],
  different: ["bad", "different"],
  unknown: ["calm", "not known"],
};

export function Records({ records, checks }: { records: DnsRecords; checks: Partial<Record<(typeof KINDS)[number][0], DnsCheck>> | undefined }) {
  return (
    <ul class="records">
      {KINDS.map(([kind, title, purpose]) => (
        <li key={kind}>
          <OneRecord title={title} purpose={purpose} record={records[kind]} check={checks?.[kind]} />
        </li>
      ))}
    </ul>
  );
}

function OneRecord({ title, purpose, record, check }: { title: string; purpose: string; record: DnsRecord; check: DnsCheck | undefined }) {
  const [tone, word] = check ? OUTCOMES[check.outcome] : ["", "not checked yet"];
  const fields: [string, string][] = [
    ["Type", record.type],
    ["Host", record.host],
    ...(record.priority === null ? [] : [["Priority", String(record.priority)] as [string, string]]),
    ["Value", record.value],
  ];
  return (
    <>
      <h2>
        {title} <Badge tone={tone ?? ""}>{word}</Badge>
      </h2>
      <p class="muted">It {purpose}.</p>
      {check?.reason && <p class="wrong">{check.reason}</p>}
      <dl class="envelope">
        {fields.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="copyable">
              <code>{value}</code>
              <CopyButton text={value} label={`Copy the ${name.toLowerCase()} of ${title}`} />
            </dd>
          </div>
        ))}
        {check && check.outcome !== "matches" && check.found.length > 0 && (
          <div>
            <dt>Found</dt>
            <dd>
              {check.found.map((value) => (
                <code key={value}>{value}</code>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
