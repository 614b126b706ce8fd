import { useState } from "preact/hooks";
import { ApiError, at, get, post, remove } from "../api/client";
import type { Page, Suppression } from "../api/types";
import { plural } from "../app/format";
import { attempt, notify } from "../app/notify";
import { usePages } from "../app/resource";
import { replace, route, to, withQuery } from "../app/route";
import { organization } from "../app/session";
import { Dialog, FormError, useForm } from "../ui/dialog";
import { Badge, Button, Empty, Field, Heading, Time } from "../ui/parts";
import { Table } from "../ui/table";
import { cell, save } from "../wallet/statement";

const REASONS: Record<Suppression["reason"], string> = { hard_bounce: "bounced", complaint: "complained", manual: "added" };
const MOST = 10_000; // addresses of a file
const PAGE = 100;

export function Suppressions() {
  const { reason } = route.value.query;
  const pages = usePages<Suppression>(`${organization.value?.id} ${reason ?? ""}`, (cursor, signal) =>
    get<Page<Suppression>>("/suppressions", { query: { cursor, reason }, signal }),
  );
  const [adding, setAdding] = useState(false);
  return (
    <div class="page">
      <Heading title="Suppressions" lead="Nothing is sent to these addresses: a recipient that is one of them is rejected.">
        <select
          aria-label="Reason"
          value={reason ?? ""}
          onChange={(event) => replace(withQuery(to("suppressions"), { reason: event.currentTarget.value }))}
        >
          <option value="">All reasons</option>
          <option value="hard_bounce">Bounced</option>
          <option value="complaint">Complained</option>
          <option value="manual">Added</option>
        </select>
        <Button icon="download" onPress={() => attempt(exportAll)}>
          CSV
        </Button>
        <Button kind="primary" onPress={() => setAdding(true)}>
          Add addresses
        </Button>
      </Heading>
      <Table
        label="Suppressions"
        pages={pages}
        id={(each) => each.id}
        columns={[
          { title: "Address", cell: (each) => each.email },
          { title: "Reason", cell: (each) => <Badge tone={each.reason === "manual" ? "calm" : "bad"}>{REASONS[each.reason]}</Badge> },
          { title: "Detail", cell: (each) => <span class="clamp">{each.detail}</span> },
          { title: "Since", cell: (each) => <Time at={each.created_at} /> },
          {
            title: "Actions",
            actions: true,
            cell: (each) => (
              <Button
                kind="quiet"
                aria-label={`Remove ${each.email}`}
                onPress={async () => {
                  if (await attempt(() => remove(at`/suppressions/${each.id}`), `${each.email} may be written to again.`)) pages.reload();
                }}
              >
                Remove
              </Button>
            ),
          },
        ]}
        empty={
          <Empty icon="block" title="No suppressed addresses">
            <p class="muted">An address that bounces for good, or whose owner complains, is added by itself.</p>
          </Empty>
        }
      />
      {adding && <AddAddresses close={() => setAdding(false)} added={pages.reload} />}
    </div>
  );
}

async function exportAll(): Promise<void> {
  const rows: string[] = ["email,reason,detail,created_at"];
  let cursor: string | null | undefined;
  do {
    const page: Page<Suppression> = await get("/suppressions", { query: { limit: PAGE, cursor } });
    rows.push(...page.data.map((each) => [each.email, each.reason, each.detail ?? "", each.created_at].map(cell).join(",")));
    cursor = page.meta.next_cursor;
  } while (cursor && rows.length <= MOST);
  save("suppressions.csv", rows.join("\r\n") + "\r\n");
}

/** The first column of a CSV file, or one address a line. */
function addressesOf(text: string): string[] {
  const first = text.split("\n").map((line) => (line.split(",")[0] ?? "").replaceAll('"', "").trim());
  return [...new Set(first.filter((each) => each.includes("@")))].slice(0, MOST);
}

function AddAddresses({ close, added }: { close(): void; added(): void }) {
  const [text, setText] = useState("");
  const found = addressesOf(text);
  const form = useForm(async () => {
    const left: string[] = [];
    let reason: Error | undefined;
    for (const email of found) {
      try {
        await post("/suppressions", { body: { email } });
      } catch (failure) {
        if (!(failure instanceof ApiError) || failure.status === 0) throw failure;
        left.push(email);
        reason = failure;
      }
    }
    added();
    notify(`${plural(found.length - left.length, "address")} added.`);
    if (!reason) return close();
    setText(left.join("\n"));
    throw reason;
  });
  return (
    <Dialog title="Add addresses" close={close}>
      <form onSubmit={form.submit}>
        <Field label="Addresses" hint="One a line, or the text of a CSV file whose first column they are.">
          {(about) => <textarea {...about} rows={8} value={text} onInput={(event) => setText(event.currentTarget.value)} />}
        </Field>
        <Field label="Or a file">
          {(about) => (
            <input
              {...about}
              type="file"
              accept=".csv,.txt,text/csv,text/plain"
              onChange={async (event) => setText((await event.currentTarget.files?.[0]?.text()) ?? "")}
            />
          )}
        </Field>
        <FormError form={form} shown={[]} />
        <footer>
          <Button onPress={close}>Cancel</Button>
          <Button kind="primary" type="submit" busy={form.busy} disabled={found.length === 0}>
            Add {plural(found.length, "address")}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
