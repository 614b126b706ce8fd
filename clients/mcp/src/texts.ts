/** Texts in pieces, counted in UTF-16 code units. No surrogate pair is cut in two. */
export interface Piece {
  readonly text: string;
  /** Where it begins. */
  readonly offset: number;
  /** Of the whole text. */
  readonly length: number;
  /** Where to read on; null at the end. */
  readonly next: number | null;
}

/** @param limit at least 1; a pair that begins the piece is given whole */
export function piece(text: string, offset: number, limit: number): Piece {
  const from = start(text, Math.min(offset, text.length));
  let to = start(text, Math.min(from + limit, text.length));
  if (to === from && from < text.length) to = from + 2;
  return { text: text.slice(from, to), offset: from, length: text.length, next: to < text.length ? to : null };
}

/** The beginning of a text. */
export function cut(text: string, limit: number): string {
  return text.slice(0, start(text, Math.min(limit, text.length)));
}

/** The same place, or that before the pair that it would cut. */
function start(text: string, place: number): number {
  const cuts = place > 0 && place < text.length && isHigh(text.charCodeAt(place - 1)) && isLow(text.charCodeAt(place));
  return cuts ? place - 1 : place;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
