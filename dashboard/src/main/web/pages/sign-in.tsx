import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { post } from "../api/client";
import { go, replace, route, to } from "../app/route";
import { endedNotice, signIn } from "../app/session";
import { FormError, useForm } from "../ui/dialog";
import { Button, Field } from "../ui/parts";
import { ThemeSwitch } from "./theme-switch";

/** The page of somebody who is not signed in. */
export function Entrance({ title, lead, children }: { title: string; lead?: string; children: ComponentChildren }) {
  useEffect(() => {
    document.title = `${title} · MailboxKit`;
  }, [title]);
  return (
    <div class="entrance">
      <header>
        <span class="brand">MailboxKit</span>
        <ThemeSwitch />
      </header>
      <main id="main" tabIndex={-1}>
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
        {children}
      </main>
      <footer class="muted">
        <a href="/api-docs">API reference</a>
        <a href="/skill.md">Skill file for agents</a>
      </footer>
    </div>
  );
}

export function SignIn() {
  const goesOn = !["", "sign-in"].includes(route.value.path[0] ?? "");
  return (
    <Entrance title="Sign in">
      {endedNotice.value && (
        <p class="notice" role="status">
          Your session has ended. Sign in again to go on where you were.
        </p>
      )}
      {goesOn && !endedNotice.value && <p class="notice">Sign in to see this page.</p>}
      <ByKey />
      <div class="or">or</div>
      <ByLink />
      <p class="muted">
        New here? <a href={to("sign-up")}>Create an agent</a>
      </p>
    </Entrance>
  );
}

function ByKey() {
  const [key, setKey] = useState("");
  const form = useForm(async () => {
    await signIn({ api_key: key.trim() });
    if (["", "sign-in"].includes(route.value.path[0] ?? "")) go(to("messages"));
  });
  return (
    <form onSubmit={form.submit}>
      <Field label="API key" hint="It is exchanged for a session and not kept in this browser.">
        {(about) => (
          <input
            {...about}
            required
            type="password"
            autoComplete="off"
            spellcheck={false}
            placeholder="mbk_…"
            value={key}
            onInput={(event) => setKey(event.currentTarget.value)}
          />
        )}
      </Field>
      <FormError form={form} shown={[]} />
      <Button kind="primary" type="submit" busy={form.busy}>
        Sign in with the key
      </Button>
    </form>
  );
}

function ByLink() {
  const [email, setEmail] = useState("");
  const [asked, setAsked] = useState(false);
  const form = useForm(async () => {
    await post("/sessions/links", { body: { owner_email: email } });
    setAsked(true);
  });
  if (asked) {
    return (
      <p class="notice" role="status">
        If agents are registered under {email}, a link is on its way there. It works once, for 15 minutes.
      </p>
    );
  }
  return (
    <form onSubmit={form.submit}>
      <Field label="Your email address" errors={form.errors("owner_email")} hint="You get a link that signs you in to all agents of yours.">
        {(about) => (
          <input
            {...about}
            required
            type="email"
            autoComplete="email"
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        )}
      </Field>
      <FormError form={form} shown={["owner_email"]} />
      <Button type="submit" busy={form.busy}>
        Mail me a link
      </Button>
    </form>
  );
}

/** Mail scanners open links: only the button uses this one up. */
export function OpenLink({ token }: { token: string }) {
  const form = useForm(async () => {
    await signIn({ token });
    // Back does not return to a link that is used up
    replace(to("messages"));
  });
  return (
    <Entrance title="Sign in" lead="This link signs you in on this device.">
      <form onSubmit={form.submit}>
        <FormError form={form} shown={[]} />
        <Button kind="primary" type="submit" busy={form.busy}>
          Sign in
        </Button>
      </form>
      {form.error && (
        <p>
          <a href={to("sign-in")}>Get another link</a>
        </p>
      )}
    </Entrance>
  );
}
