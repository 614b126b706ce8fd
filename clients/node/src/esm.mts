// The same module for `import` as for `require`: there is one of each class, so that `instanceof` holds for both.
export * from "./index.js";
export { MailboxKit as default } from "./index.js";
