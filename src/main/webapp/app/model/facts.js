import {fold} from '../protocol/names.js';
import {Emotes} from './emotes.js';
import {dataUrlOfIcon} from './pictures.js';

/** What one may do in most channels, until the server says what is allowed in this one. */
const USUAL = new Set(['message', 'edit', 'data', 'react', 'typing', 'leave', 'users', 'search', 'backfill', 'emotes', 'channel-info']);

/** What the server tells about a channel: who is in it, what it is about, and what I may do there. */
export class Facts {
  /** By their folded name. */
  users = new Map();
  info = new Map();
  icon = null;
  pause = 0;
  emotes = new Emotes();
  /** Whether somebody may be in it or not against what is known. */
  doubtful = false;

  #permitted = null;
  #tell;

  /** `tell` is called with the name of what changed: users, info, emotes or capabilities. */
  constructor(tell) {
    this.#tell = tell;
  }

  can(type) {
    return (this.#permitted ?? USUAL).has(type);
  }

  arrive(name) {
    this.users.set(fold(name), name);
    this.#tell('users');
  }

  depart(name) {
    if (this.users.delete(fold(name))) {
      this.#tell('users');
    }
  }

  setUsers(names) {
    this.users.clear();
    names.forEach(name => this.users.set(fold(name), name));
    this.#tell('users');
  }

  setInfo(key, text) {
    text === '' ? this.info.delete(key) : this.info.set(key, text);
    if (key === 'icon') {
      this.icon = dataUrlOfIcon(text);
    }
    this.#tell('info');
  }

  setPause(seconds) {
    this.pause = seconds;
    this.#tell('info');
  }

  setPermitted(types) {
    this.#permitted = new Set(types);
    this.#tell('capabilities');
  }

  setEmote(update) {
    this.emotes.set(update);
    this.#tell('emotes');
  }

  /** All emotes that there are, by name. */
  keepEmotes(names) {
    this.emotes.keep(names);
    this.#tell('emotes');
  }
}
