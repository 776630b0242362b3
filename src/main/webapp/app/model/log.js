import {Batch} from './batch.js';
import {entryOf, keyOf} from './entry.js';
import {Emitter} from './emitter.js';

/** How many entries that are not here yet may have edits and reactions that wait for them. */
const MOST_ASIDE = 5000;

/**
 * What happened in a channel, by clock and then in the order in which it came. Events, once for each burst: `append` {from}: entries came,
 * none of them before that index; `prepend` {count}: so many came before all others; `change` {entries}; `reset`: anything else.
 */
export class Log extends Emitter {
  /** All that is known, the oldest first. Not to be changed by others. */
  entries = [];
  /** Whether there is nothing older. */
  complete = false;

  #byKey = new Map();
  #aside = new Map();
  #newest = 0;
  #oldest = 0;
  #from = Infinity;
  #changed = new Set();
  #batch = new Batch(() => this.#tell());

  get size() {
    return this.entries.length;
  }

  /** The entry of that sender with that id. */
  find(from, id) {
    return this.#byKey.get(keyOf(from, id));
  }

  /** Where the entry is; -1 when it is not here. */
  index(entry) {
    const at = this.#place(entry);
    return this.entries[at] === entry ? at : -1;
  }

  /** Takes in what came in; null when it is known. What is older than others is put before them. */
  add(entry) {
    const key = keyOf(entry.from, entry.id);
    if (this.#byKey.has(key)) {
      return null;
    }
    this.#byKey.set(key, entry);
    entry.order = ++this.#newest;
    this.#insert(entry);
    this.#markAside(key, entry);
    return entry;
  }

  /** Takes in a stretch of older history, the oldest first; how many of them were not known. */
  addOlder(entries) {
    const unknown = entries.filter(entry => !this.#byKey.has(keyOf(entry.from, entry.id))).sort((one, other) => one.clock - other.clock);
    const before = this.#untilFirst(unknown);
    unknown.slice(before.length).forEach(entry => this.add(entry));
    this.#batch.flush();
    const fresh = before.filter(entry => this.#claim(entry));
    this.#oldest -= fresh.length;
    fresh.forEach((entry, index) => entry.order = this.#oldest + index);
    if (fresh.length > 0) {
      this.entries.unshift(...fresh);
      this.emit('prepend', {count: fresh.length});
    }
    return unknown.length;
  }

  /** Takes in an edit or a reaction, for an entry that may be yet to come. */
  mark(from, id, update) {
    const key = keyOf(from, id);
    const entry = this.#byKey.get(key);
    if (entry) {
      if (entry.isSpoken && entry.mark(update)) {
        this.touch(entry);
      }
    } else {
      this.#putAside(key, [update]);
    }
    return entry ?? null;
  }

  /** Has it told that an entry has changed. */
  touch(entry) {
    this.#changed.add(entry);
    this.#batch.request();
  }

  /** Puts an entry where its clock belongs after that is another; `change` changes it. */
  move(entry, change) {
    const at = this.index(entry);
    change();
    if (at >= 0) {
      this.entries.splice(at, 1);
      this.#from = Math.min(this.#from, at);
      this.#insert(entry);
    }
    this.touch(entry);
  }

  /** Removes an entry. */
  remove(entry) {
    const at = this.index(entry);
    if (at >= 0) {
      this.entries.splice(at, 1);
      this.#byKey.delete(keyOf(entry.from, entry.id));
      this.#reset();
    }
  }

  /** Forgets the oldest, so that only so many are left, and those that nobody has heard yet. */
  trim(count) {
    if (this.size > count) {
      const old = this.entries.splice(0, this.size - count);
      this.entries.unshift(...old.filter(entry => entry.state !== 'sent'));
      old.filter(entry => entry.state === 'sent').forEach(entry => this.#forget(entry));
      this.complete = false;
      this.#reset();
    }
  }

  /** Tells at once what there is to tell. */
  flush() {
    this.#batch.flush();
  }

  #forget(entry) {
    const key = keyOf(entry.from, entry.id);
    this.#byKey.delete(key);
    if (entry.marks) {
      this.#putAside(key, entry.marks.updates);
    }
  }

  #claim(entry) {
    const key = keyOf(entry.from, entry.id);
    if (this.#byKey.has(key)) {
      return false;
    }
    this.#byKey.set(key, entry);
    this.#markAside(key, entry);
    return true;
  }

  #untilFirst(entries) {
    const first = this.entries[0]?.clock ?? Infinity;
    const end = entries.findIndex(entry => entry.clock > first);
    return end < 0 ? entries : entries.slice(0, end);
  }

  #insert(entry) {
    const last = this.entries.at(-1);
    const at = last === undefined || !isBefore(entry, last) ? this.size : this.#place(entry);
    at === this.size ? this.entries.push(entry) : this.entries.splice(at, 0, entry);
    this.#from = Math.min(this.#from, at);
    this.#batch.request();
  }

  /** The index of the first entry that is not before this one. */
  #place(entry) {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      isBefore(this.entries[middle], entry) ? low = middle + 1 : high = middle;
    }
    return low;
  }

  #putAside(key, updates) {
    this.#aside.set(key, [...this.#aside.get(key) ?? [], ...updates]);
    if (this.#aside.size > MOST_ASIDE) {
      this.#aside.delete(this.#aside.keys().next().value);
    }
  }

  #markAside(key, entry) {
    const waiting = this.#aside.get(key);
    if (waiting) {
      this.#aside.delete(key);
      waiting.forEach(update => entry.isSpoken && entry.mark(update));
    }
  }

  #reset() {
    this.#from = Infinity; // what comes anew is told by the reset as well
    this.emit('reset');
  }

  #tell() {
    const from = this.#from;
    const changed = [...this.#changed];
    this.#from = Infinity;
    this.#changed.clear();
    if (from < this.size) {
      this.emit('append', {from});
    }
    if (changed.length > 0) {
      this.emit('change', {entries: changed});
    }
  }
}

/** The entries that updates are, for a log of its own. */
export function entriesOf(updates) {
  return updates.map(entryOf).filter(entry => entry !== null);
}

function isBefore(one, other) {
  return one.clock < other.clock || (one.clock === other.clock && one.order < other.order);
}
