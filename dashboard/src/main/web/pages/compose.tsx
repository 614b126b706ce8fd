// Writing a message, or answering one. What was written stays while the page is left, until it is sent.
import { signal } from "../app/signals";
import { useEffect } from "preact/hooks";
import { at, freshKey, get, post } from "../api/client";
import type { Data, Message, SentMessage } from "../api/types";
import { bytes } from "../app/format";
import { inboxes } from "../app/inboxes";
import { notify } from "../app/notify";
import { useResource } from "../app/resource";
import { go, route, to } from "../app/route";
import { subjectOf } from "../messages/people";
import { messagePath } from "../messages/paths";
import { FormError, useForm } from "../ui/dialog";
import { Icon } from "../ui/icons";
import { Button, Empty, Failure, Field, Heading, Loading } from "../ui/parts";

interface Draft {
  /** The message that is answered, and what that means for the subject and recipients. */
  reply: string;
  inbox: string;
  to: string;
  cc: string;
  bcc: string;
  subject: string;
  text: string;
  files: File[];
  /** Repeating the request sends nothing twice. */
  key: string;
}

const blank = (inbox: string, reply: string): Draft => ({
  reply,
  inbox,
  to: "",
  cc: "",
  bcc: "",
  subject: "",
  text: "",
  files: [],
  key: freshKey(),
});

const draft = signal<Draft>(blank("", ""));

function change(fields: Partial<Draft>): void {
  // another message needs another key
  draft.value = { ...draft.value, ...fields, key: freshKey() };
}

export function Compose() {
  const { inbox = "", reply = "", all } = route.value.query;
  const known = inboxes.value;
  useEffect(() => {
    const now = draft.value;
    if (now.reply !== reply || (reply && now.inbox !== inbox)) draft.value = blank(inbox, reply);
  }, [inbox, reply]);
  const original = useResource(reply ? `${inbox}/${reply}` : null, async (signal) =>
    (await get<Data<Message>>(messagePath(inbox, reply), { signal })).data,
  );
  const form = useForm(() => send(inbox, all !== undefined));
  if (!known) return <Loading />;
  if (original.error) return <Failure error={original.error} retry={original.reload} />;
  if (known.length === 0) {
    return (
      <Empty icon="inbox" title="No inbox to send from">
        <a class="button primary" href={to("inboxes")}>
          Create an inbox
        </a>
      </Empty>
    );
  }
  return (
    <div class="page narrow">
      <Heading title={reply ? "Reply" : "New message"} {...(original.data ? { lead: subjectOf(original.data) } : {})} />
      <form
        class="compose"
        onSubmit={form.submit}
        onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === "Enter" && form.submit(event)}
      >
        <Sender />
        {original.data ? <Answering message={original.data} all={all !== undefined} /> : <Recipients errors={form.errors} />}
        <Field label="Text" errors={form.errors("text")}>
          {(about) => (
            <textarea
              {...about}
              required
              rows={12}
              value={draft.value.text}
              onInput={(event) => change({ text: event.currentTarget.value })}
            />
          )}
        </Field>
        <Files />
        <FormError form={form} shown={["to", "cc", "bcc", "subject", "text"]} />
        <div class="actions">
          <Button kind="primary" type="submit" busy={form.busy} icon="compose">
            {form.busy ? "Sending" : "Send"}
          </Button>
          <span class="muted">
            <kbd>Ctrl</kbd> <kbd>Enter</kbd>
          </span>
        </div>
      </form>
    </div>
  );
}

async function send(answeredIn: string, all: boolean): Promise<void> {
  const { reply, inbox, to: recipients, cc, bcc, subject, text, files, key } = draft.value;
  const from = reply ? answeredIn : inbox || inboxes.value?.[0]?.id || "";
  const attachments = await Promise.all(files.map(upload));
  const body = {
    text,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(reply
      ? { reply_all: all }
      : { to: addresses(recipients), cc: addresses(cc), bcc: addresses(bcc), ...(subject ? { subject } : {}) }),
  };
  const path = reply ? `${messagePath(from, reply)}/reply` : at`/inboxes/${from}/messages/send`;
  const sent = (await post<Data<SentMessage>>(path, { body, idempotencyKey: key })).data;
  draft.value = blank("", "");
  notify("The message is on its way.");
  go(to("messages", sent.inbox_id, sent.id));
}

/** Separated by commas, which names in quotes may have too. */
export function addresses(text: string): string[] {
  const found: string[] = [];
  let address = "";
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if ((character === "," || character === ";" || character === "\n") && !quoted) {
      found.push(address);
      address = "";
    } else {
      address += character;
    }
  }
  return [...found, address].map((each) => each.trim()).filter(Boolean);
}

function upload(file: File): Promise<{ filename: string; content: string; content_type?: string }> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.onload = () =>
      resolve({
        filename: file.name,
        content: String(reader.result).replace(/^[^,]*,/, ""), // data:text/plain;base64,…
        ...(file.type ? { content_type: file.type } : {}),
      });
    reader.readAsDataURL(file);
  });
}

function Sender() {
  const known = inboxes.value ?? [];
  const { reply, inbox } = draft.value;
  const chosen = known.find((each) => each.id === inbox) ?? known[0];
  return (
    <Field label="From">
      {(about) => (
        <select {...about} value={chosen?.id ?? ""} disabled={reply !== ""} onChange={(event) => change({ inbox: event.currentTarget.value })}>
          {known.map((each) => (
            <option key={each.id} value={each.id}>
              {each.email}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Answering({ message, all }: { message: Message; all: boolean }) {
  const [first] = message.reply_to_emails.length > 0 ? message.reply_to_emails : [message.from_email ?? "nobody"];
  const receiver = message.direction === "outbound" ? message.to_emails.join(", ") : first;
  const others = all ? [...message.to_emails, ...message.cc_emails].filter((each) => each !== receiver) : [];
  return (
    <dl class="envelope">
      <div>
        <dt>To</dt>
        <dd>{receiver}</dd>
      </div>
      {others.length > 0 && (
        <div>
          <dt>And</dt>
          <dd>{others.join(", ")}</dd>
        </div>
      )}
    </dl>
  );
}

function Recipients({ errors }: { errors(field: string): string[] | undefined }) {
  return (
    <>
      <Field label="To" errors={errors("to")}>
        {(about) => (
          <input
            {...about}
            required
            placeholder="ann@example.com, Bob <bob@example.com>"
            value={draft.value.to}
            onInput={(event) => change({ to: event.currentTarget.value })}
          />
        )}
      </Field>
      <details open={draft.value.cc + draft.value.bcc !== "" || !!errors("cc") || !!errors("bcc")}>
        <summary>Cc and Bcc</summary>
        <Field label="Cc" errors={errors("cc")}>
          {(about) => <input {...about} value={draft.value.cc} onInput={(event) => change({ cc: event.currentTarget.value })} />}
        </Field>
        <Field label="Bcc" errors={errors("bcc")}>
          {(about) => <input {...about} value={draft.value.bcc} onInput={(event) => change({ bcc: event.currentTarget.value })} />}
        </Field>
      </details>
      <Field label="Subject" errors={errors("subject")}>
        {(about) => (
          <input {...about} maxLength={998} value={draft.value.subject} onInput={(event) => change({ subject: event.currentTarget.value })} />
        )}
      </Field>
    </>
  );
}

function Files() {
  const { files } = draft.value;
  return (
    <>
      <Field label="Attachments" hint="10 MB each at most">
        {(about) => (
          <input
            {...about}
            type="file"
            multiple
            onChange={(event) => {
              change({ files: [...files, ...(event.currentTarget.files ?? [])] });
              event.currentTarget.value = "";
            }}
          />
        )}
      </Field>
      {files.length > 0 && (
        <ul class="attachments" aria-label="Files to send">
          {files.map((file, index) => (
            <li key={index}>
              <Icon name="attach" />
              <span>{file.name}</span>
              <span class="muted">{bytes(file.size)}</span>
              <button
                type="button"
                class="button quiet small"
                aria-label={`Leave out ${file.name}`}
                onClick={() => change({ files: files.filter((other) => other !== file) })}
              >
                <Icon name="cross" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
