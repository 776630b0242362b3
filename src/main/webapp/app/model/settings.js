import {Emitter} from './emitter.js';

const PREFIX = 'lichat.';
const DEFAULTS = {
  theme: 'system', language: null, name: '', sound: true, markup: true, density: 'comfortable', serverUrl: null,
};
/** What must never be kept, whoever asks for it. */
const SECRET = /password|otp|token/i;

/**
 * What the user has chosen in this browser; `notify.<channel>` is all, mentions or none. Where nothing may be stored it is forgotten with
 * the page. Event: `change` {key}, also for what other pages change.
 */
export class Settings extends Emitter {
  #storage;
  #own = new Map();

  constructor(storage = browserStorage()) {
    super();
    this.#storage = storage;
    if (typeof addEventListener === 'function') {
      addEventListener('storage', event => event.key?.startsWith(PREFIX) && this.#changedElsewhere(event.key.slice(PREFIX.length)));
    }
  }

  /** What is set, or its default; null for what has none. */
  get(key) {
    if (!this.#own.has(key)) {
      this.#own.set(key, this.#load(key));
    }
    return this.#own.get(key) ?? (Object.hasOwn(DEFAULTS, key) ? DEFAULTS[key] : null);
  }

  /** Sets something that JSON can hold; null takes it back. */
  set(key, value) {
    if (SECRET.test(key)) {
      throw new TypeError('Secrets are not stored.');
    }
    this.#own.set(key, value);
    try {
      value === null ? this.#storage?.removeItem(PREFIX + key) : this.#storage?.setItem(PREFIX + key, JSON.stringify(value));
    } catch {
      // No room left, or none allowed: it holds for this page.
    }
    this.emit('change', {key});
  }

  #changedElsewhere(key) {
    this.#own.delete(key);
    this.emit('change', {key});
  }

  #load(key) {
    try {
      return JSON.parse(this.#storage?.getItem(PREFIX + key) ?? 'null');
    } catch {
      return null;
    }
  }
}

/** There is none outside of browsers, and in those that forbid it asking for it throws. */
function browserStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
