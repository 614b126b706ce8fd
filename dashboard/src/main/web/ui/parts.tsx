// The small parts that all pages are made of.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { ApiError } from "../api/client";
import { fullTime, shortTime } from "../app/format";
import { copy } from "../app/notify";
import { Icon, type IconName } from "./icons";

const COPIED_MS = 1_500;

export function Heading({ title, children, lead }: { title: string; children?: ComponentChildren; lead?: string }) {
  useEffect(() => {
    document.title = `${title} · MailboxKit`;
  }, [title]);
  return (
    <header class="heading">
      <div>
        <h1>{title}</h1>
        {lead && <p class="muted">{lead}</p>}
      </div>
      {children && <div class="actions">{children}</div>}
    </header>
  );
}

type ButtonProps = Omit<JSX.HTMLAttributes<HTMLButtonElement>, "onClick" | "icon"> & {
  kind?: "primary" | "danger" | "quiet";
  icon?: IconName;
  busy?: boolean;
  type?: "submit" | "button";
  disabled?: boolean;
  /** While what it returns is pending, the button cannot be pressed again. */
  onPress?: () => unknown;
};

export function Button({ kind, icon, busy = false, onPress, children, type = "button", disabled, ...rest }: ButtonProps) {
  const [pending, setPending] = useState(false);
  const press = async () => {
    setPending(true);
    try {
      await onPress?.();
    } finally {
      setPending(false);
    }
  };
  return (
    <button
      {...rest}
      type={type}
      class={`button ${kind ?? ""}`}
      disabled={disabled || busy || pending}
      {...(onPress ? { onClick: press } : {})}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** @param label names what is copied, for those who do not see what it stands beside */
export function CopyButton({ text, label, quiet = true }: { text: string; label: string; quiet?: boolean }) {
  const [copied, setCopied] = useState(false);
  const press = async () => {
    await copy(text);
    setCopied(true);
    setTimeout(() => setCopied(false), COPIED_MS);
  };
  return (
    <button type="button" class={`button ${quiet ? "quiet small" : ""}`} onClick={press} aria-label={quiet ? label : undefined}>
      <Icon name={copied ? "check" : "copy"} />
      {quiet ? <span aria-live="polite">{copied ? "Copied" : ""}</span> : copied ? "Copied" : label}
    </button>
  );
}

export const CodeBlock = ({ code, label }: { code: string; label: string }) => (
  <div class="code">
    <pre tabIndex={0} role="region" aria-label={label}>
      {code}
    </pre>
    <CopyButton text={code} label={`Copy ${label}`} />
  </div>
);

const TONES: Record<string, string> = {
  delivered: "good",
  received: "good",
  sent: "calm",
  queued: "calm",
  deferred: "warn",
  bounced: "bad",
  rejected: "bad",
  complained: "bad",
};

export const Badge = ({ tone, children }: { tone?: string; children: ComponentChildren }) => (
  <span class={`badge ${tone ?? ""}`}>{children}</span>
);

export const Status = ({ status }: { status: string }) => <Badge tone={TONES[status] ?? ""}>{status}</Badge>;

export const Time = ({ at, full = false }: { at: string; full?: boolean }) => (
  <time dateTime={at} title={fullTime(at)}>
    {full ? fullTime(at) : shortTime(at)}
  </time>
);

/** An empty list: what would be here, and how it comes to be. */
export const Empty = ({ icon, title, children }: { icon: IconName; title: string; children?: ComponentChildren }) => (
  <div class="empty">
    <Icon name={icon} />
    <h2>{title}</h2>
    {children}
  </div>
);

export function Failure({ error, retry }: { error: Error; retry?: () => void }) {
  return (
    <div class="failure" role="alert">
      <p>{error.message}</p>
      {error instanceof ApiError && error.docsUrl && (
        <a href={error.docsUrl} target="_blank" rel="noreferrer">
          About this error
        </a>
      )}
      {retry && <Button onPress={retry}>Try again</Button>}
    </div>
  );
}

export const Loading = () => (
  <div class="loading" role="status">
    <span class="visually-hidden">Loading</span>
  </div>
);

interface FieldProps {
  label: string;
  hint?: ComponentChildren;
  errors?: string[] | undefined;
  children: (attributes: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }) => ComponentChildren;
}

/** A label, its control, and what the API says is wrong with it. */
export function Field({ label, hint, errors, children }: FieldProps) {
  const id = useId();
  const about = `${id}-about`;
  const described = hint || errors ? { "aria-describedby": about } : {};
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, ...described, ...(errors ? { "aria-invalid": true as const } : {}) })}
      {(hint || errors) && (
        <div id={about} class={errors ? "hint bad" : "hint"}>
          {errors ? errors.join(". ") : hint}
        </div>
      )}
    </div>
  );
}

export interface Tab {
  id: string;
  label: string;
}

/** @param chosen what is shown is labelled by the tab, in the element with the id `panel` */
export function Tabs({ tabs, chosen, choose, label }: { tabs: Tab[]; chosen: string; choose(id: string): void; label: string }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = tabs[(tabs.findIndex((tab) => tab.id === chosen) + step + tabs.length) % tabs.length];
    if (step === 0 || !next) return;
    choose(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={label} class="tabs" onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={`tab-${tab.id}`}
          type="button"
          role="tab"
          aria-selected={tab.id === chosen}
          aria-controls="panel"
          tabIndex={tab.id === chosen ? 0 : -1}
          onClick={() => choose(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
