import { useState } from "preact/hooks";
import { freshKey, post } from "../api/client";
import type { Registration } from "../api/types";
import { go, route, to } from "../app/route";
import { freshApiKey, loadSession, session, signIn } from "../app/session";
import { FormError, useForm } from "../ui/dialog";
import { Button, CodeBlock, CopyButton, Field } from "../ui/parts";
import { sendCommand } from "./first-mail";
import { Entrance } from "./sign-in";

export function SignUp() {
  const [name, setName] = useState("");
  const [email, setEmail] = useState(route.value.query.email ?? "");
  const [made, setMade] = useState<Registration>();
  // a second attempt after a lost answer makes no second agent
  const [idempotencyKey] = useState(freshKey);
  const form = useForm(async () => {
    const agent = await post<Registration>("/register", { body: { name, owner_email: email }, idempotencyKey });
    freshApiKey.value = agent.api_key;
    setMade(agent);
  });
  if (made) return <Welcome agent={made} />;
  return (
    <Entrance title="Create an agent" lead="An agent gets an address, an API key and credit for its first messages.">
      <form onSubmit={form.submit}>
        <Field label="Name of the agent" errors={form.errors("name")}>
          {(about) => (
            <input {...about} required maxLength={100} autoComplete="off" value={name} onInput={(event) => setName(event.currentTarget.value)} />
          )}
        </Field>
        <Field label="Your email address" errors={form.errors("owner_email")} hint="For notices, and for signing in without a key.">
          {(about) => (
            <input
              {...about}
              required
              type="email"
              maxLength={320}
              autoComplete="email"
              value={email}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          )}
        </Field>
        <FormError form={form} shown={["name", "owner_email"]} />
        <Button kind="primary" type="submit" busy={form.busy}>
          Create the agent
        </Button>
      </form>
      <p class="muted">
        You have one already? <a href={to("sign-in")}>Sign in</a>
      </p>
    </Entrance>
  );
}

/** Shows the key, which is never shown again. */
function Welcome({ agent }: { agent: Registration }) {
  const form = useForm(async () => {
    // an owner sees all of their agents anyway
    if (session.value?.kind === "owner") await loadSession();
    else await signIn({ api_key: agent.api_key });
    go(to("messages"));
  });
  return (
    <Entrance title="Your agent is ready" lead={`It writes from ${agent.email}.`}>
      <form onSubmit={form.submit}>
        <h2>API key</h2>
        <p class="copyable key">
          <code>{agent.api_key}</code>
          <CopyButton text={agent.api_key} label="Copy the API key" />
        </p>
        <p class="muted">Keep it now: it is not shown again.</p>
        <h2>First message</h2>
        <CodeBlock label="the command that sends a message" code={sendCommand(agent.inbox_id, agent.email, agent.api_key)} />
        <FormError form={form} shown={[]} />
        <Button kind="primary" type="submit" busy={form.busy}>
          Open the inbox
        </Button>
      </form>
    </Entrance>
  );
}
