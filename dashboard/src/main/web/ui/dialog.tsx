import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ApiError } from "../api/client";
import { Icon } from "./icons";
import { Button } from "./parts";

/** A modal dialog of the browser: it keeps the focus, and Esc closes it. */
export function Dialog({ title, close, children }: { title: string; close(): void; children: ComponentChildren }) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  return (
    <dialog ref={element} aria-labelledby={id} onClose={close}>
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" class="button quiet small" aria-label="Close" onClick={() => element.current?.close()}>
          <Icon name="cross" />
        </button>
      </header>
      {children}
    </dialog>
  );
}

export interface FormState {
  busy: boolean;
  error: Error | undefined;
  /** What the API says is wrong with a field. */
  errors(field: string): string[] | undefined;
  submit(event: Event): void;
}

/** Sends a form once at a time, and keeps what the API says is wrong. */
export function useForm(send: () => Promise<void>): FormState {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  return {
    busy,
    error,
    errors: (field) => (error instanceof ApiError ? error.fields[field] : undefined),
    submit: (event) => {
      event.preventDefault();
      if (busy) return;
      setBusy(true);
      setError(undefined);
      send()
        .catch(setError)
        .finally(() => setBusy(false));
    },
  };
}

/** The message of a refusal, unless fields show it. */
export function FormError({ form, shown }: { form: FormState; shown: string[] }) {
  const { error } = form;
  if (!error) return null;
  const others =
    error instanceof ApiError
      ? Object.entries(error.fields)
          .filter(([field]) => !shown.includes(field))
          .map(([field, texts]) => `${field} ${texts.join(", ")}`)
      : [];
  const byFields = error instanceof ApiError && Object.keys(error.fields).some((field) => shown.includes(field));
  return (
    <p class="form-error" role="alert">
      {others.length > 0 ? others.join(". ") : byFields ? "Some fields need another look." : error.message}
    </p>
  );
}

/** Asks before something that cannot be undone. */
export function Confirm(props: { title: string; action: string; close(): void; confirm(): Promise<unknown>; children: ComponentChildren }) {
  return (
    <Dialog title={props.title} close={props.close}>
      {props.children}
      <footer>
        <Button onPress={props.close}>Cancel</Button>
        <Button
          kind="danger"
          onPress={async () => {
            await props.confirm();
            props.close();
          }}
        >
          {props.action}
        </Button>
      </footer>
    </Dialog>
  );
}
