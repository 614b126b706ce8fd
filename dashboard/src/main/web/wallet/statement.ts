// The ledger of a period as a whole: for charts and for a file.
import { get } from "../api/client";
import type { LedgerEntry, Page } from "../api/types";

const DAY_MS = 86_400_000;
const PAGE = 100;
const MOST_DRAWN = 2_000;
const MOST_IN_FILE = 50_000;

export interface Statement {
  /** The oldest first. */
  lines: LedgerEntry[];
  /** Whether there are older ones that are left out. */
  cut: boolean;
}

export async function allLines(query: { date_from: string }, signal?: AbortSignal, most = MOST_DRAWN): Promise<Statement> {
  const lines: LedgerEntry[] = [];
  let cursor: string | null | undefined;
  do {
    const page: Page<LedgerEntry> = await get("/wallet/ledger", {
      query: { ...query, limit: PAGE, cursor },
      ...(signal ? { signal } : {}),
    });
    lines.push(...page.data);
    cursor = page.meta.next_cursor;
  } while (cursor && lines.length < most);
  return { lines: lines.reverse(), cut: cursor !== null };
}

/** @returns seconds and mills: the balance at `since`, after each line, and now; empty where nothing was booked */
export function balances(lines: LedgerEntry[], since: string): [number, number][] {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return [];
  return [
    [seconds(since), first.balance_after_mills - first.amount_mills],
    ...lines.map((line): [number, number] => [seconds(line.at), line.balance_after_mills]),
    [Date.now() / 1000, last.balance_after_mills],
  ];
}

const seconds = (time: string): number => Date.parse(time) / 1000;

/** @returns each day (UTC) from `since` to today, and the mills spent on it, less refunds */
export function spendByDay(lines: LedgerEntry[], since: string): [string, number][] {
  const days = new Map<string, number>();
  for (let day = Date.parse(since); day <= Date.now(); day += DAY_MS) days.set(new Date(day).toISOString().slice(0, 10), 0);
  for (const line of lines) {
    if (line.kind === "credit") continue;
    const day = line.at.slice(0, 10);
    const spent = line.kind === "charge" ? Math.abs(line.amount_mills) : -Math.abs(line.amount_mills);
    days.set(day, (days.get(day) ?? 0) + spent);
  }
  return [...days];
}

export async function download(since: string): Promise<void> {
  const { lines } = await allLines({ date_from: since }, undefined, MOST_IN_FILE);
  const head = ["sequence", "at", "kind", "amount_mills", "balance_after_mills", "reference", "hash"] as const;
  const rows = lines.map((line) => head.map((column) => cell(String(line[column]))).join(","));
  save(`ledger-since-${since}.csv`, [head.join(","), ...rows].join("\r\n") + "\r\n");
}

export function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** By RFC 4180; what a spreadsheet would take for a formula stays text. */
export function cell(value: string): string {
  const text = /^[=+@\t\r]/.test(value) || (value.startsWith("-") && Number.isNaN(Number(value))) ? "'" + value : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
