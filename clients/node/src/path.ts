import { ConfigurationError } from "./errors.js";

/** A path of fixed parts and ids, which may not break out of their place. */
export function path(parts: TemplateStringsArray, ...ids: string[]): string {
  return parts.reduce((path, part, i) => {
    const id = ids[i - 1];
    if (typeof id !== "string" || id === "" || id === "." || id === "..") {
      throw new ConfigurationError(`An id is missing: ${JSON.stringify(id)} is none.`);
    }
    return path + encodeURIComponent(id) + part;
  });
}
