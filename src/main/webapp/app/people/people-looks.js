/** So many people may be asked about at once, and so many more each second: servers count what a connection sends (§4.2). */
const BURST = 40;
const A_SECOND = 2;

/** How long after an answer that said nothing somebody is not asked about again, in milliseconds. */
const AGAIN = 60_000;

const all = new WeakMap();

/** Asks about people who are seen and not known yet, no faster than a server likes. */
export class Looks {
  #chat;
  #wanted = new Map();
  #asked = new Map();
  #left = BURST;
  #since = performance.now();
  #timer = 0;

  constructor(chat) {
    this.#chat = chat;
  }

  /** Those of a chat; all views share what may be asked. */
  static of(chat) {
    return all.get(chat) ?? all.set(chat, new Looks(chat)).get(chat);
  }

  /** From now on only these people are of interest to that view; whoever waited and is none of them can wait for another time. */
  want(names, view) {
    this.#wanted.set(view, names.filter(name => !this.#chat.user(name).loaded && !this.#wasAsked(name)));
    this.#go();
  }

  /** A view that is gone wants nobody. */
  leave(view) {
    this.#wanted.delete(view);
  }

  #wasAsked(name) {
    return performance.now() - (this.#asked.get(name) ?? -Infinity) < AGAIN;
  }

  #next() {
    return [...this.#wanted.values()].find(names => names.length > 0)?.shift();
  }

  #go() {
    const now = performance.now();
    this.#left = Math.min(BURST, this.#left + (now - this.#since) / 1000 * A_SECOND);
    this.#since = now;
    let name = null;
    for (; this.#left >= 1 && (name = this.#next()) !== undefined; this.#left--) {
      this.#asked.set(name, now);
      // Whoever has gone meanwhile is nobody to be told about.
      this.#chat.look(name).catch(() => {});
    }
    if (name !== undefined && !this.#timer) {
      this.#timer = setTimeout(() => {
        this.#timer = 0;
        this.#go();
      }, 1000 / A_SECOND);
    }
  }
}
