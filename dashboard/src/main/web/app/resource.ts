// How pages load what they show: one thing, or a list page by page.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Page } from "../api/types";

export interface Resource<T> {
  /** undefined until it is there; kept while it is loaded anew */
  data: T | undefined;
  error: Error | undefined;
  reload(): void;
  set(data: T): void;
}

/** @param key names what is loaded; another key loads again. null loads nothing */
export function useResource<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const [state, setState] = useState<{ key: string | null; data?: T; error?: Error }>({ key });
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    if (key === null) return undefined;
    const end = new AbortController();
    latest
      .current(end.signal)
      .then((data) => setState({ key, data }))
      .catch((error: Error) => end.signal.aborted || setState((before) => ({ ...before, key, error })));
    return () => end.abort();
  }, [key, round]);
  const current = state.key === key ? state : { data: undefined, error: undefined };
  return {
    data: current.data,
    error: current.error,
    reload: useCallback(() => setRound((before) => before + 1), []),
    set: useCallback((data: T) => setState({ key, data }), [key]),
  };
}

export interface Pages<T> {
  /** undefined until the first page is there */
  items: T[] | undefined;
  error: Error | undefined;
  loading: boolean;
  hasMore: boolean;
  more(): void;
  reload(): void;
  change(change: (items: T[]) => T[]): void;
}

interface Loaded<T> {
  key: string | null;
  items?: T[];
  next: string | null;
  error?: Error;
  loading: boolean;
}

/** A list by its keyset pages: each further one is added below. */
export function usePages<T>(
  key: string | null,
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
): Pages<T> {
  const [state, setState] = useState<Loaded<T>>({ key, next: null, loading: true });
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  const running = useRef<AbortController>();

  const fetchPage = useCallback(
    (before: T[], cursor: string | undefined) => {
      running.current?.abort();
      const end = (running.current = new AbortController());
      latest
        .current(cursor, end.signal)
        .then((page) => {
          if (end.signal.aborted) return;
          setState({ key, items: [...before, ...page.data], next: page.meta.next_cursor, loading: false });
        })
        .catch((error: Error) => end.signal.aborted || setState((now) => ({ ...now, key, error, loading: false })));
    },
    [key],
  );

  useEffect(() => {
    if (key === null) return undefined;
    fetchPage([], undefined);
    return () => running.current?.abort();
  }, [key, round, fetchPage]);

  const current: Loaded<T> = state.key === key ? state : { key, next: null, loading: true };
  return {
    items: current.items,
    error: current.error,
    loading: current.loading,
    hasMore: current.next !== null,
    more: () => {
      if (current.loading || current.next === null) return;
      setState({ ...current, loading: true });
      fetchPage(current.items ?? [], current.next);
    },
    reload: useCallback(() => setRound((before) => before + 1), []),
    change: useCallback(
      (change) => setState((now) => (now.key === key && now.items ? { ...now, items: change(now.items) } : now)),
      [key],
    ),
  };
}
