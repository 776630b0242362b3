/** How often the server is told what was read; milliseconds. */
const EVERY = 2000;

/** How far a channel was read (shirakumo §22), and what is new since. */
export class Reading {
  unread = 0;
  mentions = 0;
  /** What was read last: from and id; null when nobody knows. */
  last = null;

  #log;
  #send;
  /** Up to which clock and order all is read; null while that is not known. */
  #position = null;
  #timer;
  #sentAt = 0;

  /** `send` tells the server what was read last. */
  constructor(log, send) {
    this.#log = log;
    this.#send = send;
  }

  /** Another entry came; whether it is new to me. */
  add(entry) {
    const counts = this.#isNew(entry);
    this.unread += counts ? 1 : 0;
    this.mentions += counts && entry.mention ? 1 : 0;
    return counts;
  }

  /** The server, or another connection of mine, says what was read last. */
  set(last) {
    this.last = last;
    const entry = this.#log.find(last.from, last.id);
    if (entry && (this.#position === null || isAfter(entry, this.#position))) {
      this.#position = {clock: entry.clock, order: entry.order};
      this.#count();
      return true;
    }
    return false;
  }

  /** What was missed is there. Who is not known to have read anything has nothing to catch up with, unless they were here before. */
  caughtUp() {
    if (this.#position === null && (this.last === null || !this.set(this.last))) {
      const newest = this.#log.entries.at(-1);
      this.#position = this.last === null && newest ? {clock: newest.clock, order: newest.order} : {clock: 0, order: 0};
    }
    this.#count();
  }

  /** I came for the first time: what was said before is nothing that I missed. */
  arrived(clock) {
    this.#position ??= {clock, order: Infinity};
  }

  /** All is read; whether anything was new. */
  read() {
    const newest = this.#log.entries.findLast(entry => entry.isSpoken && entry.state === 'sent');
    const isNews = newest && !(this.last?.id === newest.id && this.last.from === newest.from);
    const had = this.unread > 0 || this.mentions > 0;
    const end = this.#log.entries.at(-1);
    this.#position = end ? {clock: end.clock, order: end.order} : this.#position;
    this.unread = 0;
    this.mentions = 0;
    if (isNews) {
      this.last = {from: newest.from, id: newest.id};
      this.#tell();
    }
    return had;
  }

  #tell() {
    const wait = this.#sentAt + EVERY - Date.now();
    if (this.#timer === undefined) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#sentAt = Date.now();
        this.#send(this.last);
      }, Math.max(wait, 0));
    }
  }

  #isNew(entry) {
    return !entry.own && entry.isSpoken && this.#position !== null && isAfter(entry, this.#position);
  }

  #count() {
    this.unread = 0;
    this.mentions = 0;
    const {entries} = this.#log;
    for (let i = entries.length - 1; i >= 0 && isAfter(entries[i], this.#position); i--) {
      this.add(entries[i]);
    }
  }
}

function isAfter(entry, position) {
  return entry.clock > position.clock || (entry.clock === position.clock && entry.order > position.order);
}
