/** Letters and symbols that are drawn as nothing. */
const BLANK = /[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u{e0100}-\u{e01ef}]/u;

/** Marks that belong to the digits after them, and are seen. */
const SEEN = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\n\r\t]/u;

const HIDDEN = /[\p{Cf}\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * A value whose strings hide nothing: characters that a person does not see, though a model reads them, appear as escapes
 * such as `\u{E0041}`. Joiners within words and pictures stay, since scripts need them.
 */
export function visible<T>(value: T): T {
  if (typeof value === "string") return visibleText(value) as T;
  if (Array.isArray(value)) return value.map(visible) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, visible(member)])) as T;
}

function visibleText(text: string): string {
  const letters = [...text];
  return letters
    .map((letter, i) => (isSeen(letter) || isJoining(letters, i) ? letter : `\\u{${code(letter).toString(16).toUpperCase()}}`))
    .join("");
}

function isSeen(letter: string): boolean {
  return SEEN.test(letter) || !(HIDDEN.test(letter) || BLANK.test(letter));
}

function isJoining(letters: readonly string[], i: number): boolean {
  const isJoiner = letters[i] === "\u200c" || letters[i] === "\u200d";
  return isJoiner && isOfAnotherScript(letters[i - 1]) && isOfAnotherScript(letters[i + 1]);
}

function isOfAnotherScript(letter: string | undefined): boolean {
  return letter !== undefined && code(letter) >= 0x80 && isSeen(letter);
}

function code(letter: string): number {
  return letter.codePointAt(0) ?? 0;
}
