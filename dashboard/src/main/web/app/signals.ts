// What all pages share, such as who is signed in. There is little of it and it changes rarely, so a change renders the
// whole page again. Preact's own signals, which have this form, are not published for Maven.
import { useEffect, useState } from "preact/hooks";

export interface ReadonlySignal<T> {
  readonly value: T;
}

export interface Signal<T> {
  value: T;
}

const watchers = new Set<() => void>();
let announced = false;

export function signal<T>(initial: T): Signal<T> {
  let current = initial;
  return {
    get value() {
      return current;
    },
    set value(next: T) {
      if (Object.is(next, current)) return;
      current = next;
      announce();
    },
  };
}

export function computed<T>(compute: () => T): ReadonlySignal<T> {
  return {
    get value() {
      return compute();
    },
  };
}

/** Several changes in one go are one. */
function announce(): void {
  if (announced) return;
  announced = true;
  queueMicrotask(() => {
    announced = false;
    watchers.forEach((watcher) => watcher());
  });
}

/**
 * Runs `run` now, and again with each other value of `key`.
 *
 * @param run returns what ends what it began
 */
export function effect<K>(key: () => K, run: (key: K) => (() => void) | void): void {
  let last = key();
  let end = run(last);
  watchers.add(() => {
    const next = key();
    if (Object.is(next, last)) return;
    last = next;
    end?.();
    end = run(next);
  });
}

/** Renders the component, and all in it, again after each change. */
export function useSignals(): void {
  const [, change] = useState(0);
  useEffect(() => {
    const watcher = () => change((before) => before + 1);
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
    };
  }, []);
}
