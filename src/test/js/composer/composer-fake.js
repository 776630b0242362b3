/** A chat made by hand, for views: it notes what is asked of it, and answers what a test says. */
import '../all-texts.js';
import {Emitter} from '../../../main/webapp/app/model/emitter.js';
import {Log} from '../../../main/webapp/app/model/log.js';
import {Entry} from '../../../main/webapp/app/model/entry.js';
import {fold, sameName} from '../../../main/webapp/app/protocol/names.js';

const DOT = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
let ids = 0;

export class FakeChannel extends Emitter {
  joined = true;
  ready = true;
  primary = false;
  users = new Map();
  info = new Map();
  emotes = new Map();
  log = new Log();
  /** What was done: [what, ...]. */
  done = [];
  refused = new Set();

  constructor(name, users = []) {
    super();
    this.name = name;
    users.forEach(user => this.users.set(fold(user), user));
  }

  get parent() {
    return this.name === 'Lichat' ? null : 'Lichat';
  }

  get title() {
    return this.info.get('title') ?? this.name;
  }

  can(type) {
    return !this.refused.has(type);
  }

  emote(name) {
    return this.emotes.get(name.toLowerCase());
  }

  withEmote(name) {
    this.emotes.set(name, DOT);
    return this;
  }

  /** Somebody said that. */
  hear(from, text, more = {}) {
    const entry = Object.assign(new Entry('message', {from, id: ++ids, clock: 4_000_000_000 + ids}), {text, ...more});
    return this.log.add(entry);
  }

  say(text, options) {
    this.done.push(['say', text, options]);
  }

  async edit(entry, text, rich) {
    this.done.push(['edit', entry.id, text, rich]);
  }

  async remove(entry) {
    this.done.push(['remove', entry.id]);
  }

  async react(entry, emote) {
    this.done.push(['react', entry.id, emote]);
  }

  upload(file, {progress, signal}) {
    return new Promise((resolve, reject) => {
      this.done.push(['upload', file.name]);
      this.uploading = {progress, resolve, reject};
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }

  type() {
    this.done.push(['type']);
  }

  read() {}
}

export class FakeChat extends Emitter {
  state = 'online';
  server = 'Lichat';
  address = 'ws://localhost:1113/';
  channels = new Map();
  asked = [];
  answers = [];
  notices = [];

  constructor(name, channels) {
    super();
    this.name = name;
    channels.forEach(channel => this.channels.set(fold(channel.name), channel));
    const values = new Map();
    this.settings = Object.assign(new Emitter(), {get: key => values.get(key) ?? null, set: (key, value) => values.set(key, value)});
    this.on('notice', notice => this.notices.push(notice));
  }

  isMe(name) {
    return sameName(name, this.name);
  }

  isServer(name) {
    return sameName(name, this.server);
  }

  channel(name) {
    return this.channels.get(fold(name));
  }

  user(name) {
    return {name, icon: null, info: new Map()};
  }

  has() {
    return true;
  }

  async request(update) {
    this.asked.push(update);
    const answer = this.answers.shift() ?? [update];
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  }
}
