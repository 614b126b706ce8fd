import { get } from "../api/client";
import type { Data, Wallet } from "../api/types";
import { count, dollars } from "../app/format";
import { useResource } from "../app/resource";
import { to } from "../app/route";
import { organization } from "../app/session";
import { CopyButton, Failure, Heading, Loading } from "../ui/parts";

export function Billing() {
  const of = organization.value;
  const wallet = useResource(`wallet ${of?.id}`, async (signal) => (await get<Data<Wallet>>("/wallet", { signal })).data);
  if (wallet.error) return <Failure error={wallet.error} retry={wallet.reload} />;
  if (!wallet.data || !of) return <Loading />;
  return (
    <div class="page narrow">
      <Heading title="Add money" lead={`The wallet of ${of.name} holds ${dollars(wallet.data.balance_mills)}: ${count(wallet.data.emails_remaining)} messages.`} />
      <p>To add money, write to the operator of this platform and name this organization:</p>
      <p class="copyable">
        <code>{of.id}</code>
        <CopyButton text={of.id} label="Copy the id of the organization" />
      </p>
      <p class="muted">
        Every credit is a line of the <a href={to("wallet")}>ledger</a>.
      </p>
    </div>
  );
}
