import { get, post } from "../api/client";
import type { Billing as BillingTerms, Data, Wallet } from "../api/types";
import { count, dollars } from "../app/format";
import { attempt } from "../app/notify";
import { useResource } from "../app/resource";
import { to } from "../app/route";
import { organization } from "../app/session";
import { Button, CopyButton, Failure, Heading, Loading } from "../ui/parts";

export function Billing() {
  const of = organization.value;
  const wallet = useResource(`wallet ${of?.id}`, async (signal) => (await get<Data<Wallet>>("/wallet", { signal })).data);
  const terms = useResource("billing", async (signal) => (await get<Data<BillingTerms>>("/billing", { signal })).data);
  const failed = wallet.error ?? terms.error;
  if (failed) {
    return (
      <Failure
        error={failed}
        retry={() => {
          wallet.reload();
          terms.reload();
        }}
      />
    );
  }
  if (!wallet.data || !terms.data || !of) return <Loading />;
  return (
    <div class="page narrow">
      <Heading title="Add money" lead={`The wallet of ${of.name} holds ${dollars(wallet.data.balance_mills)}: ${count(wallet.data.emails_remaining)} messages.`} />
      {terms.data.methods.includes("stripe") ? <Amounts terms={terms.data} /> : <ByHand terms={terms.data} organization={of.id} />}
      <p class="muted">
        Every credit is a line of the <a href={to("wallet")}>ledger</a>.
      </p>
    </div>
  );
}

function Amounts({ terms }: { terms: BillingTerms }) {
  const pay = (mills: number) =>
    attempt(async () => {
      const checkout = await post<Data<{ url: string }>>("/billing/checkouts", { body: { amount_mills: mills } });
      location.assign(checkout.data.url);
    });
  return (
    <>
      <p>Choose an amount. You pay by card at Stripe, and the money is in the wallet as soon as Stripe confirms it.</p>
      <div class="amounts">
        {terms.amounts_mills.map((mills) => (
          <Button key={mills} onPress={() => pay(mills)}>
            {dollars(mills)}
          </Button>
        ))}
      </div>
    </>
  );
}

const ByHand = ({ terms, organization }: { terms: BillingTerms; organization: string }) => (
  <>
    <p>
      {terms.contact ? (
        <>
          To add money, write to <b>{terms.contact}</b> and name this organization:
        </>
      ) : (
        "To add money, write to the operator of this platform and name this organization:"
      )}
    </p>
    <p class="copyable">
      <code>{organization}</code>
      <CopyButton text={organization} label="Copy the id of the organization" />
    </p>
  </>
);
