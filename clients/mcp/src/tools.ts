import type { MessageListQuery, ReplyRequest, SearchRequest, SendRequest } from "mailboxkit";
import type { Call } from "./call.js";
import { inbox, message, PIECE, sent, summary, type Part } from "./shapes.js";
import { wait, waitForCode } from "./waiting.js";

type Tool = (call: Call) => Promise<Record<string, unknown>>;

type Direction = NonNullable<MessageListQuery["direction"]> | "any";

const PAGE = 10;

/** What the tools do, by their names in tools.json. */
export const implementations: Readonly<Record<string, Tool>> = {
  async send_email(call) {
    const mail = call.args.only<SendRequest>("to", "cc", "bcc", "subject", "text", "html", "attachments");
    return sent(await call.client.send(await call.inbox(), mail, call.once));
  },

  async reply_to_email(call) {
    const reply = call.args.only<ReplyRequest>("text", "html", "reply_all", "cc", "bcc", "attachments");
    // its subject and recipients are those of the message that it answers, which a stranger wrote
    return { ...sent(await call.client.reply(await call.inbox(), messageId(call), reply, call.once)), untrusted: true };
  },

  async check_inbox(call) {
    const inbox_id = await call.inbox();
    const direction = (call.args.text("direction") ?? "inbound") as Direction;
    const query = {
      ...call.args.only<MessageListQuery>("from", "subject", "since", "cursor"),
      ...(direction !== "any" && { direction }),
      limit: call.args.number("limit", PAGE),
    };
    const page = await call.client.messages.list(inbox_id, query, call.options);
    return { inbox_id, messages: page.data.map(summary), next_cursor: page.next_cursor };
  },

  async read_message(call) {
    const whole = await call.client.messages.get(await call.inbox(), messageId(call), call.options);
    const part = (call.args.text("part") ?? "new") as Part;
    return message(whole, part, call.args.number("offset", 0), call.args.number("limit", PIECE));
  },

  wait_for_email: wait,

  wait_for_code: waitForCode,

  async list_inboxes(call) {
    const query = { ...call.args.only<{ cursor?: string }>("cursor"), limit: call.args.number("limit", 25) };
    const page = await call.client.inboxes.list(query, call.options);
    return {
      inboxes: page.data.map(inbox),
      next_cursor: page.next_cursor,
      default_inbox_id: await call.defaultInbox(),
    };
  },

  async create_inbox(call) {
    return inbox(await call.client.inboxes.create(call.args.only("name", "email"), call.once));
  },

  async search_messages(call) {
    const asked = ["query", "inbox_id", "thread_id", "from", "fields", "date_from", "date_to", "has_attachment", "cursor"];
    const search = { ...call.args.only<SearchRequest>(...asked), limit: call.args.number("limit", PAGE) };
    const page = await call.client.search(search, call.options);
    return { messages: page.data.map(summary), next_cursor: page.next_cursor };
  },
};

function messageId(call: Call): string {
  return call.args.text("message_id") ?? "";
}
