const MOST = 500;

/** The header fields of a raw message (RFC 5322, section 2.2) in order, unfolded; the first 500. */
export function headersOf(raw: string): [string, string][] {
  const fields: [string, string][] = [];
  for (const line of raw.split("\n")) {
    const text = line.endsWith("\r") ? line.slice(0, -1) : line;
    const last = fields.at(-1);
    if (text === "" || fields.length > MOST) break;
    if ((text.startsWith(" ") || text.startsWith("\t")) && last) {
      last[1] += " " + text.trim();
      continue;
    }
    const colon = text.indexOf(":");
    if (colon > 0) fields.push([text.slice(0, colon), text.slice(colon + 1).trim()]);
  }
  return fields;
}
