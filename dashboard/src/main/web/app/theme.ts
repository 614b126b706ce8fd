// Light or dark: as the system has it, until somebody chooses.
import { signal } from "./signals";

const STORED = "mailboxkit-theme";

export type Theme = "system" | "light" | "dark";

const kept = localStorage.getItem(STORED);

export const theme = signal<Theme>(kept === "light" || kept === "dark" ? kept : "system");

/** Grows with each change, also of the system: charts, which have no style sheet, are drawn again. */
export const themeChanges = signal(0);

export function applyTheme(): void {
  document.documentElement.dataset.theme = theme.value;
  themeChanges.value++;
}

export function chooseTheme(next: Theme): void {
  theme.value = next;
  if (next === "system") localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, next);
  applyTheme();
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", applyTheme);
