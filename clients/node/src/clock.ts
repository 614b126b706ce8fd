const SECOND = 1_000;

/**
 * The platform's time, as far as the `Date` of its answers tells: each says, to the second, what its clock showed while
 * the answer was on its way. Together they leave ever less room for how far it is ahead of this machine's.
 */
export class PlatformClock {
  #least = -Infinity;
  #most = Infinity;

  /** Whether anything was heard of it. */
  get isKnown(): boolean {
    return this.#least !== -Infinity;
  }

  /** @param sent when the request began, by this machine's clock */
  heard(date: string | null, sent: number): void {
    const second = Date.parse(date ?? "");
    if (Number.isNaN(second)) return;
    const least = second - Date.now();
    const most = second + SECOND - sent;
    // where it cannot be both, one of the clocks was set
    const isNew = least > this.#most || most < this.#least;
    this.#least = isNew ? least : Math.max(this.#least, least);
    this.#most = isNew ? most : Math.min(this.#most, most);
  }

  /** A time of this machine's clock by the platform's, rather too early than too late. */
  at(time: number): number {
    const isRight = !this.isKnown || (this.#least <= 0 && this.#most >= 0);
    return isRight ? time : Math.floor(time + this.#least);
  }
}
