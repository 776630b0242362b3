import {fold} from '../protocol/names.js';

const PREFIX = 'lichat.draft.';
const LATER = 400;

/**
 * What was written in a channel and not sent yet, as long as the tab lives: {text, replyTo}, where the latter is the {from, id} of an
 * entry or null.
 */
export class Drafts {
  #known = new Map();
  #storage;
  #timers = new Map();

  constructor(storage = sessionStorageOrNone()) {
    this.#storage = storage;
  }

  get(chat, channel) {
    const key = keyOf(chat, channel);
    if (!this.#known.has(key)) {
      this.#known.set(key, this.#load(key));
    }
    return this.#known.get(key);
  }

  /** Takes over what is written; it is stored a little later, since there may be more to come. */
  set(chat, channel, draft) {
    const key = keyOf(chat, channel);
    this.#known.set(key, draft);
    this.#timers.has(key) || this.#timers.set(key, setTimeout(() => this.#store(key), LATER));
  }

  /** Stores at once what is to be stored. */
  flush() {
    [...this.#timers.keys()].forEach(key => this.#store(key));
  }

  #store(key) {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    const draft = this.#known.get(key);
    try {
      if (draft.text === '' && draft.replyTo === null) {
        this.#storage?.removeItem(key);
      } else {
        this.#storage?.setItem(key, JSON.stringify(draft, withoutLarge));
      }
    } catch {
      // No room left: it is kept in memory.
    }
  }

  #load(key) {
    try {
      const {text, replyTo} = JSON.parse(this.#storage?.getItem(key) ?? '{}');
      return {text: typeof text === 'string' ? text : '', replyTo: replyTo ?? null};
    } catch {
      return {text: '', replyTo: null};
    }
  }
}

/** Ids may be larger than what JSON knows; such a reply is not stored. */
function withoutLarge(key, value) {
  return key === 'replyTo' && typeof value?.id === 'bigint' ? null : value;
}

function keyOf(chat, channel) {
  return `${PREFIX}${chat.address ?? ''} ${fold(chat.name ?? '')} ${fold(channel.name)}`;
}

function sessionStorageOrNone() {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}
