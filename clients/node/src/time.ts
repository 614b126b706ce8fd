/** Resolves after some milliseconds; rejects with the signal's reason as soon as it is aborted. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", abort, { once: true });
  });
}

/** Beyond it, setTimeout() fires at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * A signal that is aborted when the caller's is, and when nothing happened for some milliseconds. Must be closed: it
 * listens to the caller's, which may live long.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #callers: AbortSignal | undefined;
  readonly #milliseconds: number;
  readonly #follow = () => this.#controller.abort(this.#callers?.reason);
  #timer: NodeJS.Timeout | undefined;
  #passed = false;

  constructor(milliseconds: number, callers?: AbortSignal) {
    this.#milliseconds = Math.min(milliseconds, LONGEST_TIMER);
    this.#callers = callers;
    if (callers?.aborted) this.#follow();
    callers?.addEventListener("abort", this.#follow, { once: true });
    this.restart();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether it was time that ended it, not the caller. */
  get passed(): boolean {
    return this.#passed;
  }

  /** Begins the time anew. */
  restart(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#passed = true;
      this.#controller.abort();
    }, this.#milliseconds);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#callers?.removeEventListener("abort", this.#follow);
  }
}
