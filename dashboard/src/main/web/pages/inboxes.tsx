import { useState } from "preact/hooks";
import { at, freshKey, get, post, remove } from "../api/client";
import type { Inbox, Page } from "../api/types";
import { loadInboxes } from "../app/inboxes";
import { attempt, notify } from "../app/notify";
import { usePages } from "../app/resource";
import { to, withQuery } from "../app/route";
import { organization } from "../app/session";
import { Confirm, Dialog, FormError, useForm } from "../ui/dialog";
import { Button, CopyButton, Empty, Field, Heading, Time } from "../ui/parts";
import { Table } from "../ui/table";

export function Inboxes() {
  const pages = usePages<Inbox>(organization.value?.id ?? null, (cursor, signal) => get<Page<Inbox>>("/inboxes", { query: { cursor }, signal }));
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<Inbox>();
  const changed = () => {
    pages.reload();
    void attempt(loadInboxes);
  };
  return (
    <div class="page">
      <Heading title="Inboxes" lead="Addresses that send and receive. Mail to inbox+anything@ arrives too, with a tag.">
        <Button kind="primary" onPress={() => setCreating(true)}>
          Create an inbox
        </Button>
      </Heading>
      <Table
        label="Inboxes"
        pages={pages}
        id={(inbox) => inbox.id}
        href={(inbox) => withQuery(to("messages"), { inbox: inbox.id })}
        columns={[
          { title: "Name", cell: (inbox) => inbox.name },
          {
            title: "Address",
            cell: (inbox) => (
              <span class="copyable">
                <code>{inbox.email}</code>
                <CopyButton text={inbox.email} label={`Copy ${inbox.email}`} />
              </span>
            ),
          },
          { title: "Created", cell: (inbox) => <Time at={inbox.created_at} /> },
          {
            title: "Actions",
            actions: true,
            cell: (inbox) => (
              <>
                <a class="button quiet" href={to("threads", inbox.id)}>
                  Threads
                </a>
                <Button kind="quiet" onPress={() => setDeleting(inbox)} aria-label={`Delete ${inbox.email}`}>
                  Delete
                </Button>
              </>
            ),
          },
        ]}
        empty={
          <Empty icon="inbox" title="No inbox yet">
            <p class="muted">An inbox is an address that sends and receives.</p>
          </Empty>
        }
      />
      {creating && <CreateInbox close={() => setCreating(false)} created={changed} />}
      {deleting && (
        <Confirm
          title={`Delete ${deleting.email}?`}
          action="Delete the inbox"
          close={() => setDeleting(undefined)}
          confirm={async () => {
            if (await attempt(() => remove(at`/inboxes/${deleting.id}`), `${deleting.email} is deleted.`)) changed();
          }}
        >
          <p>Its messages are erased, and the address accepts no more mail. This cannot be undone.</p>
        </Confirm>
      )}
    </div>
  );
}

function CreateInbox({ close, created }: { close(): void; created(): void }) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [idempotencyKey] = useState(freshKey);
  const form = useForm(async () => {
    await post("/inboxes", { body: { name, ...(email.trim() ? { email: email.trim() } : {}) }, idempotencyKey });
    notify(`${name} is there.`);
    created();
    close();
  });
  return (
    <Dialog title="Create an inbox" close={close}>
      <form onSubmit={form.submit}>
        <Field label="Name" errors={form.errors("name")}>
          {(about) => <input {...about} required value={name} onInput={(event) => setName(event.currentTarget.value)} />}
        </Field>
        <Field label="Address" errors={form.errors("email")} hint="Empty: the platform makes one. A domain of your own must be verified first.">
          {(about) => <input {...about} type="email" value={email} onInput={(event) => setEmail(event.currentTarget.value)} />}
        </Field>
        <FormError form={form} shown={["name", "email"]} />
        <footer>
          <Button onPress={close}>Cancel</Button>
          <Button kind="primary" type="submit" busy={form.busy}>
            Create
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
