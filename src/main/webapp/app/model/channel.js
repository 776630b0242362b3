import {sameName} from '../protocol/names.js';
import {Batch} from './batch.js';
import {Chronicle} from './chronicle.js';
import {Emitter} from './emitter.js';
import {Facts} from './facts.js';
import {Log} from './log.js';
import {History} from './history.js';
import {Reading} from './reading.js';
import {Speaking} from './speaking.js';
import {Typists} from './typists.js';

/** How many entries a channel keeps that nobody looks at, and how many more it may have before it forgets some. */
const MOST_UNSEEN = 5000;
const SLACK = 500;
/** What one may do in most channels, until the server says what is allowed in this one. */
const USUAL = new Set(['message', 'edit', 'data', 'react', 'typing', 'leave', 'users', 'search', 'backfill', 'emotes', 'channel-info']);

/**
 * A channel that I am in, or was until the connection broke. Events: `users`, `info`, `typing`, `emotes`, `capabilities`, `unread`,
 * `ready` and `leave`, which is the last one.
 */
export class Channel extends Emitter {
  joined = false;
  /** Whether what was said before I came is there. */
  ready = false;
  log = new Log();
  /** What the server tells about it; for the model. */
  facts = new Facts(what => this.emit(what));

  #chat;
  #typists = new Typists(() => this.emit('typing'));
  #chronicle;
  /** When I came, by the server's clock. */
  #came = 0;
  #history;
  #speaking;
  #reading;
  #told = new Batch(() => this.emit('unread'));

  constructor(name, chat) {
    super();
    this.name = name;
    this.#chat = chat;
    this.#chronicle = new Chronicle(this, chat);
    this.#history = new History(this, chat);
    this.#speaking = new Speaking(this, chat, this.#typists);
    this.#reading = new Reading(this.log, last => this.#tellRead(last));
  }

  get primary() {
    return this.#chat.server !== null && sameName(this.name, this.#chat.server);
  }

  get anonymous() {
    return this.name.startsWith('@');
  }

  /** How people call it. */
  get title() {
    return this.info.get('title') || this.name;
  }

  /** The name of the channel that it is part of (shirakumo §5); null for the primary one. */
  get parent() {
    const slash = this.name.lastIndexOf('/');
    return slash > 0 ? this.name.slice(0, slash) : this.primary ? null : this.#chat.server;
  }

  /** Who is in it, by their folded names. */
  get users() {
    return this.facts.users;
  }

  /** Texts by their keys (shirakumo §6). */
  get info() {
    return this.facts.info;
  }

  /** A data URL, or null. */
  get icon() {
    return this.facts.icon;
  }

  /** Seconds that one waits between two messages. */
  get pause() {
    return this.facts.pause;
  }

  /** Own emotes: data URLs by name in lower case. */
  get emotes() {
    return this.facts.emotes.urls;
  }

  get typing() {
    return this.#typists.names;
  }

  get unread() {
    return this.#reading.unread;
  }

  get mentions() {
    return this.#reading.mentions;
  }

  get lastRead() {
    return this.#reading.last;
  }

  /** Whether I may send updates of that type here. */
  can(type) {
    return this.facts.can(type);
  }

  /** The picture of an emote of this channel, of those above it, or of the primary one; undefined when there is none. */
  emote(name) {
    const key = name.toLowerCase();
    return this.emotes.get(key) ?? (this.parent === null ? undefined : this.#chat.channel(this.parent)?.emote(name));
  }

  /** Says something; the entry is there at once, pending. */
  say(text, options = {}) {
    return this.#speaking.say(text, options);
  }

  /** Sends an entry that failed again. */
  retry(entry) {
    this.#speaking.retry(entry);
  }

  /** Gives up an entry that failed. */
  discard(entry) {
    this.#speaking.discard(entry);
  }

  edit(entry, text, rich = null) {
    return this.#speaking.edit(entry, text, rich);
  }

  remove(entry) {
    return this.#speaking.edit(entry, '', null);
  }

  /** Adds my reaction to an entry, or takes it back. */
  react(entry, emote) {
    return this.#speaking.react(entry, emote);
  }

  /** Sends a file; `progress` gets fractions of 1, and by `signal` it can be aborted. */
  upload(file, options = {}) {
    return this.#speaking.upload(file, options);
  }

  /** I am typing. */
  type() {
    this.#speaking.type();
  }

  /** Fetches something older; whether there is more. */
  older() {
    return this.#history.older();
  }

  /** The entry of {from, id}, fetched if need be; null when it is not to be had. */
  around(reference) {
    return this.#history.around(reference);
  }

  /** What a query finds, as people write it or as updates have it: the entries, whether there is more, and the offset of that. */
  async search(query, offset = 0) {
    const {updates, more, next} = await this.#history.search(query, offset);
    return {entries: this.#chronicle.found(updates), more, next};
  }

  /** All is read. */
  read() {
    if (this.#reading.read()) {
      this.#tellUnread();
    }
  }

  // What follows is for the chat.

  /** I am in, by this join, for the first time or again: what is known of the channel is asked, and what was said before or since. */
  async enter(join) {
    this.joined = true;
    this.#came = this.#chronicle.begin(join);
    this.facts.pause = join.type === 'join' ? 0 : this.pause; // one that there is comes behind the join (shirakumo §8)
    this.facts.doubtful = false;
    await this.#chat.ask(this, this.#newest(), join);
    if (this.joined) {
      this.#chronicle.end();
      this.#reading.caughtUp();
      this.ready = true;
      this.emit('ready');
      this.#tellUnread();
      this.#speaking.flush();
    }
  }

  /** The connection broke. */
  lost() {
    this.joined = false;
    this.ready = false;
    this.#chronicle.end();
    this.#typists.clear();
  }

  /** I am no longer in, for good. */
  left(update) {
    this.lost();
    this.facts.setUsers([]);
    this.emit('leave', update);
  }

  /** Whether an update that comes in is part of what was before I came. */
  isPast(update) {
    return this.#chronicle.isPast(update);
  }

  /** Somebody came or went before I came, it seems. */
  doubt(update) {
    this.facts.doubtful ||= this.#chronicle.isDoubtful(update);
  }

  /** A gap is too long to be filled: what is known of the past is forgotten. */
  restart() {
    this.log.trim(0);
    this.#history.restart();
  }

  /** Takes an update into the log; the entry if it is a new one. */
  record(update) {
    const entry = this.#chronicle.record(update);
    if (entry === null) {
      return null;
    }
    if (!this.isPast(update)) {
      this.#typists.remove(update.from);
    }
    if (this.#reading.add(entry)) {
      this.#tellUnread();
    }
    if (this.log.size > MOST_UNSEEN + SLACK && this.#chat.current !== this) {
      this.forget();
    }
    return entry;
  }

  /** Nobody looks at it any more. */
  forget() {
    this.log.trim(MOST_UNSEEN);
    this.#history.restart();
  }

  /** Takes in older history, the oldest first; how many entries of it are new. */
  takeOlder(updates) {
    return this.#chronicle.takeOlder(updates);
  }

  depart(name) {
    this.#typists.remove(name);
    this.facts.depart(name);
  }

  setTyping(name) {
    this.#typists.add(name);
  }

  /** What I have read last here; `joinId` is the id of the join by which I came. */
  setLastRead(update, joinId) {
    if (typeof update.target !== 'string' || update.updateId === undefined) {
      return;
    }
    const last = {from: update.target, id: update.updateId};
    if (last.id === joinId) {
      this.#reading.arrived(this.#came);
    } else if (this.#reading.set(last) && this.ready) {
      this.#tellUnread();
    }
  }

  /** Up to when all is known; null when nothing is. */
  #newest() {
    return this.log.entries.findLast(entry => entry.state === 'sent')?.clock ?? null;
  }

  #tellUnread() {
    this.#told.request();
    this.#chat.rooms.changed();
  }

  #tellRead(last) {
    if (this.joined && this.#chat.registered && this.#chat.has('shirakumo-last-read')) {
      this.#chat.send({type: 'last-read', channel: this.name, target: last.from, updateId: last.id});
    }
  }
}
