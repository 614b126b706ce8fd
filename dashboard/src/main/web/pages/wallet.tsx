import { useEffect, useState } from "preact/hooks";
import { get } from "../api/client";
import type { Data, LedgerEntry, Page, Wallet as WalletState } from "../api/types";
import { count, dollars } from "../app/format";
import { follow } from "../app/live";
import { attempt } from "../app/notify";
import { usePages, useResource } from "../app/resource";
import { replace, route, to, withQuery } from "../app/route";
import { organization } from "../app/session";
import { BalanceChart, SpendChart } from "../wallet/charts";
import { allLines, balances, download, spendByDay } from "../wallet/statement";
import { Badge, Button, Empty, Failure, Heading, Loading, Time } from "../ui/parts";
import { Table } from "../ui/table";

const PERIODS = [7, 30, 90];
const DAY_MS = 86_400_000;

export function Wallet() {
  const [days, setDays] = useState(30);
  const since = new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
  const wallet = useResource(`wallet ${organization.value?.id}`, async (signal) => (await get<Data<WalletState>>("/wallet", { signal })).data);
  const period = useResource(`period ${organization.value?.id} ${since}`, (signal) => allLines({ date_from: since }, signal));
  useEffect(() => follow((event) => event.event === "message.sent" && wallet.reload()), [wallet.reload]);
  return (
    <div class="page">
      <Heading title="Wallet" lead="Prepaid: what it cannot pay is refused, never owed.">
        <a class="button" href={to("billing")}>
          Add money
        </a>
      </Heading>
      {wallet.error && <Failure error={wallet.error} retry={wallet.reload} />}
      {wallet.data && (
        <dl class="figures">
          <div>
            <dt>Balance</dt>
            <dd>{dollars(wallet.data.balance_mills)}</dd>
          </div>
          <div>
            <dt>Messages it pays for</dt>
            <dd>{count(wallet.data.emails_remaining)}</dd>
          </div>
          {period.data && (
            <div>
              <dt>Spent in {days} days</dt>
              <dd>{dollars(spendByDay(period.data.lines, since).reduce((sum, [, mills]) => sum + mills, 0))}</dd>
            </div>
          )}
        </dl>
      )}
      <section aria-labelledby="period">
        <div class="section-head">
          <h2 id="period">The last {days} days</h2>
          <select aria-label="Period" value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {PERIODS.map((each) => (
              <option key={each} value={each}>
                {each} days
              </option>
            ))}
          </select>
        </div>
        {period.error && <Failure error={period.error} retry={period.reload} />}
        {!period.data && !period.error && <Loading />}
        {period.data && (
          <>
            <div class="charts">
              <BalanceChart points={balances(period.data.lines, since)} />
              <SpendChart points={spendByDay(period.data.lines, since)} />
            </div>
            {period.data.cut && <p class="muted">Only the latest {count(period.data.lines.length)} lines are drawn.</p>}
          </>
        )}
      </section>
      <Ledger since={since} />
    </div>
  );
}

function Ledger({ since }: { since: string }) {
  const { reference, kind } = route.value.query;
  const pages = usePages<LedgerEntry>(`${organization.value?.id} ${reference ?? ""} ${kind ?? ""}`, (cursor, signal) =>
    get<Page<LedgerEntry>>("/wallet/ledger", { query: { cursor, reference, kind }, signal }),
  );
  return (
    <section aria-labelledby="ledger">
      <div class="section-head">
        <h2 id="ledger">Ledger</h2>
        <div class="actions">
          {reference && (
            <a class="button quiet" href={to("wallet")}>
              All lines
            </a>
          )}
          <select
            aria-label="Kind"
            value={kind ?? ""}
            onChange={(event) => replace(withQuery(to("wallet"), { reference, kind: event.currentTarget.value }))}
          >
            <option value="">All kinds</option>
            <option value="charge">Charges</option>
            <option value="credit">Credits</option>
            <option value="refund">Refunds</option>
          </select>
          <Button icon="download" onPress={() => attempt(() => download(since))}>
            CSV since {since}
          </Button>
        </div>
      </div>
      <Table
        label="Ledger"
        pages={pages}
        id={(entry) => String(entry.sequence)}
        columns={[
          { title: "Line", numeric: true, cell: (entry) => entry.sequence },
          { title: "When", cell: (entry) => <Time at={entry.at} /> },
          { title: "Kind", cell: (entry) => <Badge tone={entry.kind === "charge" ? "calm" : "good"}>{entry.kind}</Badge> },
          {
            title: "Amount",
            numeric: true,
            cell: (entry) => dollars(entry.amount_mills),
          },
          { title: "Balance", numeric: true, cell: (entry) => dollars(entry.balance_after_mills) },
          { title: "For", cell: (entry) => <code class="reference">{entry.reference}</code> },
        ]}
        empty={
          <Empty icon="wallet" title="No lines">
            <p class="muted">Every credit, charge and refund is a line here.</p>
          </Empty>
        }
      />
    </section>
  );
}
