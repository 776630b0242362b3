import {fold} from '../protocol/names.js';

/** How long somebody types without saying so again (shirakumo §23), and how often we say so; milliseconds. */
const LASTS = 5000;
const EVERY = 4000;

/** Who is typing in a channel. */
export class Typists {
  #typing = new Map();
  #changed;
  #timer;
  #told = 0;

  /** `changed` is called whenever there is somebody more or less. */
  constructor(changed) {
    this.#changed = changed;
  }

  get names() {
    return [...this.#typing.values()].map(({name}) => name);
  }

  /** Somebody types. */
  add(name) {
    const known = this.#typing.delete(fold(name));
    this.#typing.set(fold(name), {name, until: Date.now() + LASTS});
    this.#schedule();
    if (!known) {
      this.#changed();
    }
  }

  /** Somebody has said something, or is gone. */
  remove(name) {
    if (this.#typing.size > 0 && this.#typing.delete(fold(name))) {
      this.#changed();
    }
  }

  clear() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#typing.size > 0) {
      this.#typing.clear();
      this.#changed();
    }
  }

  /** Whether it is time to say that we type. */
  mayTell() {
    const may = Date.now() - this.#told > EVERY;
    this.#told = may ? Date.now() : this.#told;
    return may;
  }

  /** What we said is sent, so the next letter is news. */
  reset() {
    this.#told = 0;
  }

  #schedule() {
    if (this.#timer === undefined) {
      this.#timer = setTimeout(() => this.#expire(), LASTS);
    }
  }

  #expire() {
    this.#timer = undefined;
    const current = Date.now();
    const over = [...this.#typing].filter(([, {until}]) => until <= current);
    over.forEach(([key]) => this.#typing.delete(key));
    if (over.length > 0) {
      this.#changed();
    }
    if (this.#typing.size > 0) {
      const next = Math.min(...[...this.#typing.values()].map(({until}) => until));
      this.#timer = setTimeout(() => this.#expire(), next - current);
    }
  }
}
