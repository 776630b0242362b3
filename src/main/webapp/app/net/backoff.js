const FIRST = 1000;
const MOST = 60_000;

/**
 * How long to wait before the next try, in milliseconds: twice as long each time, from 1 s up to a minute, and of that a random part, so
 * that all clients of a server that was restarted do not come at once.
 */
export class Backoff {
  #next = FIRST;

  next() {
    const most = this.#next;
    this.#next = Math.min(2 * most, MOST);
    return Math.round(most * (0.5 + Math.random() / 2));
  }

  /** The connection holds. */
  reset() {
    this.#next = FIRST;
  }
}
