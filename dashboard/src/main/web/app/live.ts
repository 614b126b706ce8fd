// The one stream of events that the open page follows. After a break it goes on where it was.
import { effect, signal } from "./signals";
import { address, sessionHeaders } from "../api/client";
import type { PlatformEvent } from "../api/types";
import { organization, session, sessionEnded } from "./session";
import { EventParser } from "./sse";

/** Nothing at all for so long (the platform writes something every 15 s), and the connection counts as broken. */
const SILENCE_MS = 45_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
const REMEMBERED_MS = 10_000;

export const connected = signal(false);

type Listener = (event: PlatformEvent) => void;

const listeners = new Set<Listener>();
let recent: { at: number; event: PlatformEvent }[] = [];

/**
 * Calls `listener` for each event from now on, and for those of the last seconds, which a list that is found by a
 * search may not have yet.
 *
 * @returns what ends it
 */
export function follow(listener: Listener): () => void {
  listeners.add(listener);
  const young = Date.now() - REMEMBERED_MS;
  recent.filter((each) => each.at > young).forEach((each) => listener(each.event));
  return () => listeners.delete(listener);
}

/** Follows the organization that is looked at, for as long as somebody is signed in. */
export function keepConnected(): void {
  const watched = () => (session.value ? organization.value?.id : undefined);
  effect(watched, (id) => {
    if (!id) return undefined;
    const end = new AbortController();
    recent = [];
    void stay(end.signal);
    return () => end.abort();
  });
}

async function stay(end: AbortSignal): Promise<void> {
  const parser = new EventParser();
  let wait = FIRST_WAIT_MS;
  while (!end.aborted) {
    try {
      await read(parser, end, () => {
        connected.value = true;
        wait = FIRST_WAIT_MS;
      });
    } catch {
      // the network, a restart of the platform, or an answer without a stream: all end in another attempt
    }
    connected.value = false;
    if (!end.aborted) await pause(wait, end);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

async function read(parser: EventParser, end: AbortSignal, onAnswer: () => void): Promise<void> {
  const silence = new AbortController();
  let alarm = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const response = await fetch(address("/events/stream"), {
      headers: {
        ...sessionHeaders(),
        Accept: "text/event-stream",
        ...(parser.lastId ? { "Last-Event-ID": parser.lastId } : {}),
      },
      signal: AbortSignal.any([end, silence.signal]),
    });
    if (!response.ok || !response.body) {
      if (response.status === 401) sessionEnded();
      // what it asked to go on from is gone: from now on, then
      if (response.status === 422) parser.lastId = "";
      return;
    }
    onAnswer();
    parser.restart();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(alarm);
      alarm = setTimeout(() => silence.abort(), SILENCE_MS);
      parser.take(piece.value).forEach((data) => tell(JSON.parse(data) as PlatformEvent));
    }
  } finally {
    clearTimeout(alarm);
  }
}

function tell(event: PlatformEvent): void {
  const now = Date.now();
  recent = [...recent.filter((each) => each.at > now - REMEMBERED_MS), { at: now, event }];
  listeners.forEach((listener) => listener(event));
}

function pause(milliseconds: number, end: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    end.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
