import { ConfigurationError } from "../errors.js";

/**
 * Many calls begin with the id of an inbox, which may be left out where there is a default. Then what follows moves to
 * the front: `ids` tells how many ids the call has with the inbox among them.
 */
export function inboxFirst(args: readonly unknown[], ids: number, fallback: string | undefined): readonly unknown[] {
  let given = 0;
  while (given < args.length && typeof args[given] === "string") given++;
  if (given >= ids) return args;
  // an id that turned out undefined must not send from another inbox than was meant
  if (given < args.length && args[given] === undefined && given + 1 < args.length) {
    throw new ConfigurationError(`Argument ${given + 1} is undefined where an id is expected.`);
  }
  if (given < ids - 1) throw new ConfigurationError("An id is missing.");
  if (fallback === undefined) {
    throw new ConfigurationError(
      "Which inbox? Pass its id as the first argument, or set MAILBOXKIT_INBOX_ID or { inboxId }.",
    );
  }
  return [fallback, ...args];
}
