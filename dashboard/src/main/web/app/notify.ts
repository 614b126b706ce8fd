// Short messages about what was just done.
import { signal } from "./signals";

const SHOWN_MS = 5_000;

export interface Note {
  id: number;
  text: string;
  bad: boolean;
}

export const notes = signal<Note[]>([]);

let last = 0;

export function notify(text: string, bad = false): void {
  const note = { id: ++last, text, bad };
  notes.value = [...notes.value, note];
  setTimeout(() => {
    notes.value = notes.value.filter((each) => each.id !== note.id);
  }, SHOWN_MS);
}

/** Does something that a button asks for, and says so where it failed. @returns whether it was done */
export async function attempt(action: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await action();
    if (done) notify(done);
    return true;
  } catch (failure) {
    notify((failure as Error).message, true);
    return false;
  }
}

export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // the clipboard API needs HTTPS or localhost
    const area = document.createElement("textarea");
    area.value = text;
    (document.querySelector("dialog[open]") ?? document.body).append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
