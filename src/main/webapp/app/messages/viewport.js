import {Heights} from './heights.js';

/** The height of an entry as long as none was seen, in pixels. */
const ESTIMATE = 44;

/**
 * Which entries of a log are in the page, and where: those around the visible ones. The visible ones keep their place while others come, go
 * or turn out higher than estimated: either the newest stays at the end, or an anchor, the first visible entry, stays where it is.
 */
export class Viewport {
  #log;
  #heights = new Heights(ESTIMATE);
  #seen = new WeakMap();
  #anchor = null;

  /** Whether the newest entry is to stay visible. */
  stuck = true;
  first = 0;
  last = 0;

  /** The entries in the page. */
  chosen = [];

  constructor(log) {
    this.#log = log;
    this.resync(0);
  }

  /** Takes over the entries from that one on. Answers how many there are more than before. */
  resync(from) {
    const before = this.#heights.size;
    this.#heights.reset(from, this.#log.entries.slice(from).map(entry => this.#seen.get(entry)));
    return Math.max(0, this.#heights.size - before);
  }

  prepend(count) {
    this.#heights.prepend(count);
  }

  /** Chooses the entries for a visible part of that height in pixels: as many again above and below; half as many where it may move any moment. */
  choose(height) {
    const size = this.#heights.size;
    const top = this.stuck ? this.#heights.total - height : this.top;
    this.first = Math.max(0, Math.min(this.#heights.rowAt(top - (this.stuck ? height / 2 : height)), size - 1));
    this.last = this.stuck ? size : Math.min(size, this.#heights.rowAt(top + 2 * height) + 1);
    this.chosen = this.#log.entries.slice(this.first, this.last);
    return this.chosen;
  }

  /** Notes how high an entry is in the page. */
  measure(entry, height) {
    const index = this.#log.index(entry);
    if (index >= 0 && index < this.#heights.size) {
      this.#heights.set(index, height);
      this.#seen.set(entry, height);
    }
  }

  /** Where the visible part begins while an anchor holds it, in pixels from the first entry of all. */
  get top() {
    const index = this.#anchor ? this.#log.index(this.#anchor.entry) : -1;
    return index < 0 ? 0 : this.#heights.offset(index) + this.#anchor.delta;
  }

  /** How high all is that lies above and below the chosen entries. */
  get spaces() {
    return [this.#heights.offset(this.first), this.#heights.total - this.#heights.offset(this.last)];
  }

  get total() {
    return this.#heights.total;
  }

  /** Holds what is visible when the visible part begins there. */
  hold(top) {
    const index = this.#heights.rowAt(top);
    this.#anchor = this.#heights.size ? {entry: this.#log.entries[index], delta: top - this.#heights.offset(index)} : null;
  }

  /** Holds an entry so far below the beginning of the visible part. */
  holdAt(entry, below) {
    this.stuck = false;
    this.#anchor = {entry, delta: -below};
  }

  /** Holds an entry where it is if all of it is visible, else at the nearer border. */
  reveal(index, top, height) {
    const [begin, end] = [this.#heights.offset(index), this.#heights.offset(index + 1)];
    const below = begin < top ? 0 : Math.min(begin - top, height - (end - begin));
    this.holdAt(this.#log.entries[index], below);
  }

  /** Whether the chosen entries reach over the visible part and so far beyond it, where there are any. */
  reaches(top, height, margin = 0) {
    const above = this.first === 0 || this.#heights.offset(this.first) <= top - margin;
    const below = this.last === this.#heights.size || this.#heights.offset(this.last) >= top + height + margin;
    return above && below;
  }

  /** Whether the visible part is within so many entries of the first. */
  isEarly(entries, height) {
    const within = this.#heights.offset(Math.min(entries, this.#heights.size));
    return this.stuck ? this.#heights.total < 2 * height : this.top <= within;
  }
}
