import {fold} from '../protocol/names.js';
import {Lane} from './lane.js';
import {User} from './user.js';

/** How many users are asked about at once, and for how long what is known of one holds; milliseconds. */
const AT_ONCE = 5;
const FRESH = 5 * 60_000;
/** Of how many users something is kept. */
const MOST = 20_000;

/** All users that were ever named, and whom I have blocked (shirakumo §19). */
export class People {
  blocked = new Set();
  #users = new Map();
  #asked = new Map();
  #lane = new Lane(AT_ONCE);
  #chat;

  constructor(chat) {
    this.#chat = chat;
  }

  get(name) {
    const key = fold(name);
    let user = this.#users.get(key);
    if (!user) {
      user = new User(name);
      if (this.#users.size >= MOST) {
        this.#users.delete(this.#users.keys().next().value);
      }
      this.#users.set(key, user);
    }
    return user;
  }

  /** Asks about a user, unless that was done a moment ago. */
  look(name) {
    const key = fold(name);
    const asked = this.#asked.get(key);
    if (asked && Date.now() - asked.at < FRESH) {
      return asked.answer;
    }
    const answer = this.#lane.run(() => this.#ask(name));
    this.#asked.set(key, {at: Date.now(), answer});
    answer.catch(() => this.#asked.delete(key));
    return answer;
  }

  /** What was known holds no more, as of somebody who comes back. */
  forget(name) {
    this.#asked.delete(fold(name));
  }

  /** Another login. */
  clear() {
    this.#asked.clear();
    this.#users.clear();
    this.blocked.clear();
  }

  fill(update) {
    const user = this.get(update.target);
    user.fill(update);
    this.#chat.emit('users', user);
  }

  setInfo(name, key, text) {
    const user = this.get(name);
    user.set(key, text);
    this.#chat.emit('users', user);
  }

  setBlocked(names) {
    this.blocked = new Set(names.map(fold));
    names.forEach(name => this.#chat.emit('users', this.get(name)));
  }

  block(name) {
    this.blocked.add(fold(name));
    this.#chat.emit('users', this.get(name));
  }

  unblock(name) {
    this.blocked.delete(fold(name));
    this.#chat.emit('users', this.get(name));
  }

  /** What the answer tells is taken in as it comes. */
  async #ask(name) {
    await this.#chat.request({type: 'user-info', target: name});
    return this.get(name);
  }
}
