/** So often, in milliseconds, something is drawn at most, however much comes; and that takes at most one part in so many of the time. */
const PACE = 60;
const SHARE = 8;

/** When to draw again what changes faster than anybody can follow. */
export class Pace {
  #drawnAt = 0;
  #cost = 0;
  #timer = 0;

  /** Draws, and notes what that took. */
  run(draw) {
    const begun = performance.now();
    draw();
    this.#drawnAt = performance.now();
    this.#cost = this.#drawnAt - begun;
  }

  /** Calls back when it is time to draw again, once for any number of calls. */
  soon(callback) {
    const wait = this.#drawnAt + Math.max(PACE, SHARE * this.#cost) - performance.now();
    this.#timer ||= setTimeout(() => {
      this.#timer = 0;
      callback();
    }, Math.max(0, wait));
  }
}
