// Numbers and times as people read them.

const MILLS_PER_DOLLAR = 1000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Whole mills (thousandths of a dollar) as dollars, with as many digits as they need: $0.002, $12.50. */
export function dollars(mills: number): string {
  const absolute = Math.abs(mills);
  const digits = absolute % 10 === 0 ? 2 : 3;
  const text = (absolute / MILLS_PER_DOLLAR).toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return (mills < 0 ? "−$" : "$") + text;
}

export const count = (number: number): string => number.toLocaleString("en-US");

export function plural(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? "" : noun.endsWith("s") || noun.endsWith("x") ? "es" : "s"}`;
}

export function bytes(size: number): string {
  if (size < 1000) return `${size} B`;
  const units = ["kB", "MB", "GB", "TB"];
  const power = Math.min(Math.floor(Math.log10(size) / 3), units.length);
  return `${(size / 1000 ** power).toFixed(size / 1000 ** power < 10 ? 1 : 0)} ${units[power - 1]}`;
}

/** As short as it is clear: 14:05 today, Mon 14:05 this week, 3 Nov, 3 Nov 2024. */
export function shortTime(iso: string, now = new Date()): string {
  const time = new Date(iso);
  const clock = time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (time.toDateString() === now.toDateString()) return clock;
  const age = now.getTime() - time.getTime();
  if (age >= 0 && age < 6 * DAY) return `${time.toLocaleDateString("en-GB", { weekday: "short" })} ${clock}`;
  const year = time.getFullYear() === now.getFullYear() ? {} : { year: "numeric" as const };
  return time.toLocaleDateString("en-GB", { day: "numeric", month: "short", ...year });
}

export function fullTime(iso: string): string {
  return new Date(iso).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "medium" });
}

/** How long after a time another one is: 3 s later, 5 min later; empty for less than a second. */
export function later(from: string, to: string): string {
  const milliseconds = Date.parse(to) - Date.parse(from);
  if (milliseconds < 1000) return "";
  if (milliseconds < MINUTE) return `${Math.round(milliseconds / 1000)} s later`;
  if (milliseconds < 60 * MINUTE) return `${Math.round(milliseconds / MINUTE)} min later`;
  if (milliseconds < 2 * DAY) return `${Math.round(milliseconds / (60 * MINUTE))} h later`;
  return `${Math.round(milliseconds / DAY)} days later`;
}
