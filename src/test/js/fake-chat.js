/** A chat that is not connected to anything: it notes what is asked for and answers what a test tells it to. */
import './all-texts.js';
import {Emitter} from '../../main/webapp/app/model/emitter.js';
import {fold, sameName} from '../../main/webapp/app/protocol/names.js';

export class FakeChannel extends Emitter {
  joined = true;
  anonymous = false;
  info = new Map();
  emotes = new Map();
  icon = null;
  pause = 0;
  found = {entries: [], more: false};

  constructor(name, {permitted = [], users = [], primary = false} = {}) {
    super();
    Object.assign(this, {name, title: name, primary, permitted});
    this.users = new Map(users.map(user => [fold(user), user]));
  }

  can(type) {
    return this.permitted === 'all' || this.permitted.includes(type);
  }

  async search(query, offset) {
    this.searched = {query, offset};
    return this.found;
  }
}

export class FakeChat extends Emitter {
  name = 'me';
  server = 'Lichat';
  registered = true;
  blocked = new Set();
  /** Updates that were sent, in order. */
  sent = [];
  /** Looks that were asked for. */
  looked = [];
  tree = {};
  #users = new Map();
  #answers = {};

  constructor(...channels) {
    super();
    this.channels = new Map(channels.map(channel => [fold(channel.name), channel]));
    this.current = channels[0];
  }

  /** Answers updates of a type by what a function makes of them; it refuses by throwing. */
  answer(type, answer) {
    this.#answers[type] = answer;
  }

  async request(update) {
    this.sent.push(update);
    return [{...update, ...this.#answers[update.type]?.(update)}];
  }

  channel(name) {
    return this.channels.get(fold(name));
  }

  user(name) {
    const user = this.#users.get(fold(name)) ?? {name, registered: true, connections: 1, info: new Map(), icon: null, loaded: false};
    this.#users.set(fold(name), user);
    return user;
  }

  async look(name) {
    this.looked.push(name);
    return Object.assign(this.user(name), {loaded: true});
  }

  async browse(parent) {
    this.sent.push({type: 'channels', channel: parent});
    return this.tree[parent ?? ''] ?? [];
  }

  async register(password, otpKey) {
    this.sent.push({type: 'register', password, otpKey});
  }

  isMe(name) {
    return sameName(name, this.name);
  }

  has() {
    return true;
  }
}

const styles = ['tokens', 'base', 'dialog', 'people'].map(area => new URL(`../../main/webapp/app/css/${area}.css`, import.meta.url).href);

/** Has the page look as it is meant to. */
export async function styled() {
  const missing = styles.filter(href => ![...document.styleSheets].some(sheet => sheet.href === href));
  await Promise.all(missing.map(href => new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), {rel: 'stylesheet', href, onload: resolve, onerror: reject});
    document.head.append(link);
  })));
}

/** Shows an element in the page, with those properties. */
export function shown(element, properties) {
  document.querySelectorAll('dialog, .test-place').forEach(old => old.remove());
  const place = document.createElement('div');
  place.className = 'test-place';
  Object.assign(place.style, {position: 'fixed', inset: '0', width: '400px', height: '600px', overflow: 'auto'});
  document.body.append(place);
  const view = Object.assign(document.createElement(element), properties);
  place.append(view);
  return view;
}

/** Waits until that holds, frame by frame; what it is is in the error if it never does. */
export async function until(holds, what = String(holds)) {
  for (let frames = 0; frames < 300; frames++) {
    const value = holds();
    if (value) {
      return value;
    }
    await new Promise(resolve => requestAnimationFrame(resolve));
  }
  throw new Error(`never: ${what}`);
}

/** Types a text into an input, and says so as a browser does. */
export function type(input, text) {
  input.value = text;
  input.dispatchEvent(new Event(input.matches('select, [type=date]') ? 'change' : 'input', {bubbles: true}));
}

/** Presses a key on what has the focus. */
export function press(key) {
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
}
