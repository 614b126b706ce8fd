import { useState } from "preact/hooks";
import { at, freshKey, get, post, remove } from "../api/client";
import type { ApiKey, NewApiKey, Page } from "../api/types";
import { attempt } from "../app/notify";
import { usePages } from "../app/resource";
import { freshApiKey, organization } from "../app/session";
import { Confirm, Dialog, FormError, useForm } from "../ui/dialog";
import { Badge, Button, CopyButton, Empty, Field, Heading, Time } from "../ui/parts";
import { Table } from "../ui/table";

export function Keys() {
  const pages = usePages<ApiKey>(organization.value?.id ?? null, (cursor, signal) => get<Page<ApiKey>>("/api_keys", { query: { cursor }, signal }));
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey>();
  return (
    <div class="page">
      <Heading title="API keys" lead="Each program gets one, so that one can be revoked alone.">
        <Button kind="primary" onPress={() => setMaking(true)}>
          Create a key
        </Button>
      </Heading>
      <Table
        label="API keys"
        pages={pages}
        id={(key) => key.id}
        columns={[
          { title: "Name", cell: (key) => key.name },
          { title: "Key", cell: (key) => <code>{key.key}</code> },
          { title: "Kind", cell: (key) => (key.test ? <Badge tone="warn">test</Badge> : <Badge tone="good">live</Badge>) },
          { title: "Created", cell: (key) => <Time at={key.created_at} /> },
          { title: "Last used", cell: (key) => (key.last_used_at ? <Time at={key.last_used_at} /> : "Never") },
          {
            title: "Actions",
            actions: true,
            cell: (key) => (
              <Button kind="quiet" onPress={() => setRevoking(key)} aria-label={`Revoke ${key.name}`}>
                Revoke
              </Button>
            ),
          },
        ]}
        empty={
          <Empty icon="key" title="No keys">
            <p class="muted">Programs call the API with a key.</p>
          </Empty>
        }
      />
      {making && <CreateKey close={() => setMaking(false)} made={pages.reload} />}
      {revoking && (
        <Confirm
          title={`Revoke ${revoking.name}?`}
          action="Revoke the key"
          close={() => setRevoking(undefined)}
          confirm={async () => {
            if (await attempt(() => remove(at`/api_keys/${revoking.id}`), `${revoking.name} is revoked.`)) pages.reload();
          }}
        >
          <p>
            Programs that use <code>{revoking.key}</code> are refused at once.
          </p>
        </Confirm>
      )}
    </div>
  );
}

function CreateKey({ close, made }: { close(): void; made(): void }) {
  const [name, setName] = useState("");
  const [test, setTest] = useState(false);
  const [key, setKey] = useState<NewApiKey>();
  const [idempotencyKey] = useState(freshKey);
  const form = useForm(async () => {
    const answer = await post<{ data: NewApiKey }>("/api_keys", { body: { name, test }, idempotencyKey });
    setKey(answer.data);
    if (!test) freshApiKey.value = answer.data.key;
    made();
  });
  if (key) {
    return (
      <Dialog title={`The key ${key.name}`} close={close}>
        <p class="copyable key">
          <code>{key.key}</code>
          <CopyButton text={key.key} label="Copy the API key" />
        </p>
        <p>Keep it now: it is not shown again.</p>
        <footer>
          <Button kind="primary" onPress={close}>
            Done
          </Button>
        </footer>
      </Dialog>
    );
  }
  return (
    <Dialog title="Create a key" close={close}>
      <form onSubmit={form.submit}>
        <Field label="Name" errors={form.errors("name")} hint="The program that will use it.">
          {(about) => <input {...about} required value={name} onInput={(event) => setName(event.currentTarget.value)} />}
        </Field>
        <label class="check">
          <input type="checkbox" checked={test} onChange={(event) => setTest(event.currentTarget.checked)} />
          <span>For tests: its messages are neither delivered nor charged</span>
        </label>
        <FormError form={form} shown={["name"]} />
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
