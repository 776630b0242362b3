/** How often the other side is asked, and after how long without a word it is taken for dead; milliseconds. */
const EVERY = 20_000;
const SILENCE = 60_000;
/** How long an answer may take when there is a reason to doubt. */
const DOUBT = 8000;

/** Tells whether there is still somebody at the other end, and how long an answer takes. */
export class Lifeline {
  #ping;
  #dead;
  #timer;
  #doubt;
  #heard = 0;
  #asked = null;
  #lag = null;

  /** `ping` sends a ping and answers its id, `dead` is called when nothing comes any more. */
  constructor(ping, dead) {
    this.#ping = ping;
    this.#dead = dead;
  }

  begin() {
    this.#heard = Date.now();
    this.#timer = setInterval(() => this.#look(), EVERY);
    this.#ask();
  }

  end() {
    clearInterval(this.#timer);
    clearTimeout(this.#doubt);
    this.#asked = null;
    this.#lag = null;
  }

  /** Milliseconds to the last answer, or since the question that waits for one if that is longer; null before the first answer. */
  get lag() {
    return this.#asked === null || this.#lag === null ? this.#lag : Math.max(this.#lag, Date.now() - this.#asked.at);
  }

  /** Something came in, whatever it is. */
  heard() {
    this.#heard = Date.now();
  }

  /** A pong came in; whether it answers what we asked last. */
  answered(id) {
    if (this.#asked?.id !== id) {
      return false;
    }
    this.#lag = Date.now() - this.#asked.at;
    this.#asked = null;
    return true;
  }

  /** Asks at once, since the machine may have slept or changed its network; if nothing comes soon, nothing will. */
  doubt() {
    const before = Date.now();
    this.#ask();
    clearTimeout(this.#doubt);
    this.#doubt = setTimeout(() => this.#heard < before && this.#dead(), DOUBT);
  }

  /** Where timers are held back, as in pages that nobody sees, silence counts only behind a question. */
  #look() {
    const waiting = this.#asked !== null && Date.now() - this.#asked.at > DOUBT;
    if (waiting && Date.now() - this.#heard > SILENCE) {
      this.#dead();
    } else {
      this.#ask();
    }
  }

  /** What was asked before and not answered stays the measure of the lag. */
  #ask() {
    const id = this.#ping();
    this.#asked = {at: this.#asked?.at ?? Date.now(), id};
  }
}
