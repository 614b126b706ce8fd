import { useState } from "preact/hooks";
import { admin, at, freshKey } from "../api/client";
import type { Data } from "../api/types";
import { dollars, fullTime } from "../app/format";
import { attempt, notify } from "../app/notify";
import { Dialog, FormError, useForm } from "../ui/dialog";
import { Button, CopyButton, Field } from "../ui/parts";

export interface OperatedOrganization {
  id: string;
  name: string;
  owner_email: string;
  balance_mills: number;
  balance_dollars: string;
  owner_confirmed_at: string | null;
  recipients_per_day: number | null;
  pause_reason: string | null;
  suspension_reason: string | null;
  created_at: string;
}

interface Props {
  organization: OperatedOrganization;
  close(): void;
  /** Lists of operators may be behind what was just done: what changed is shown at once. */
  changed(id: string, fields: Partial<OperatedOrganization>): void;
}

type Act = (action: Promise<unknown>, done: string, fields: Partial<OperatedOrganization>) => Promise<void>;

export function OrganizationDialog({ organization, close, changed }: Props) {
  const path = at`/organizations/${organization.id}`;
  const { suspension_reason: suspended, pause_reason: paused, owner_confirmed_at: confirmed } = organization;
  const act: Act = async (action, done, fields) => {
    if (await attempt(() => action, done)) {
      changed(organization.id, fields);
      close();
    }
  };
  return (
    <Dialog title={organization.name} close={close}>
      <dl class="envelope">
        <div>
          <dt>Id</dt>
          <dd class="copyable">
            <code>{organization.id}</code>
            <CopyButton text={organization.id} label="Copy the id" />
          </dd>
        </div>
        <div>
          <dt>Owner</dt>
          <dd>
            {organization.owner_email}, {confirmed ? `confirmed ${fullTime(confirmed)}` : "not confirmed"}
          </dd>
        </div>
        {(suspended || paused) && (
          <div>
            <dt>{suspended ? "Suspended" : "Paused"}</dt>
            <dd>{suspended ?? paused}</dd>
          </div>
        )}
      </dl>
      <Credit path={path} done={(fields) => changed(organization.id, fields)} />
      {!suspended && <Suspend path={path} act={act} />}
      <footer>
        {(suspended || paused) && (
          <Button onPress={() => act(admin("DELETE", `${path}/suspension`), `${organization.name} may send again.`, RESUMED)}>Let it send</Button>
        )}
        {!confirmed && (
          <Button
            onPress={() =>
              act(admin("POST", `${path}/confirmation`), `${organization.owner_email} counts as confirmed.`, {
                owner_confirmed_at: new Date().toISOString(),
              })
            }
          >
            Vouch for the owner
          </Button>
        )}
      </footer>
    </Dialog>
  );
}

const RESUMED = { suspension_reason: null, pause_reason: null };

type Booked = Pick<OperatedOrganization, "balance_mills" | "balance_dollars">;

function Credit({ path, done }: { path: string; done(balance: Booked): void }) {
  const [amount, setAmount] = useState("");
  const [reference, setReference] = useState(() => `dashboard-${freshKey().slice(0, 12)}`);
  const form = useForm(async () => {
    const mills = Math.round(Number(amount) * 1000);
    const booked = await admin<Data<Booked>>("POST", `${path}/credits`, { body: { amount_mills: mills, reference } });
    notify(`${dollars(mills)} credited.`);
    setAmount("");
    setReference(`dashboard-${freshKey().slice(0, 12)}`);
    done({ balance_mills: booked.data.balance_mills, balance_dollars: booked.data.balance_dollars });
  });
  return (
    <form onSubmit={form.submit}>
      <h3>Credit</h3>
      <Field label="Dollars" errors={form.errors("amount_mills")}>
        {(about) => (
          <input {...about} required type="number" min="0.001" step="0.001" value={amount} onInput={(event) => setAmount(event.currentTarget.value)} />
        )}
      </Field>
      <Field label="Reference" errors={form.errors("reference")} hint="Credited once for each reference, such as the number of an invoice.">
        {(about) => <input {...about} required maxLength={200} value={reference} onInput={(event) => setReference(event.currentTarget.value)} />}
      </Field>
      <FormError form={form} shown={["amount_mills", "reference"]} />
      <Button type="submit" busy={form.busy}>
        Credit
      </Button>
    </form>
  );
}

function Suspend({ path, act }: { path: string; act: Act }) {
  const [reason, setReason] = useState("");
  const form = useForm(() => act(admin("POST", `${path}/suspension`, { body: { reason } }), "Suspended: it sends nothing, and still receives.", { suspension_reason: reason }));
  return (
    <form onSubmit={form.submit}>
      <h3>Suspend</h3>
      <Field label="Reason" hint="Each refused send names it." errors={form.errors("reason")}>
        {(about) => <input {...about} required maxLength={500} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />}
      </Field>
      <Button kind="danger" type="submit" busy={form.busy}>
        Suspend
      </Button>
    </form>
  );
}
