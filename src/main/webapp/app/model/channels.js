import {fold} from '../protocol/names.js';
import {Batch} from './batch.js';
import {Channel} from './channel.js';

/** The channels that I am in, and the one that is looked at. */
export class Channels {
  /** By their folded names. */
  all = new Map();
  current = null;

  #chat;
  #changes;

  constructor(chat) {
    this.#chat = chat;
    this.#changes = new Batch(() => chat.emit('channels'));
  }

  find(name) {
    return this.all.get(fold(name));
  }

  /** The channel of that name, which is made if it is not there. */
  obtain(name) {
    let channel = this.find(name);
    if (!channel) {
      channel = new Channel(name, this.#chat);
      this.all.set(fold(name), channel);
      this.changed();
    }
    return channel;
  }

  /** I am in that channel no more, by this update if it is known. */
  drop(channel, update) {
    if (this.all.delete(fold(channel.name))) {
      this.#chat.outbox.refuse(channel, {type: 'not-in-channel', text: ''});
      channel.left(update);
      this.remember();
      this.changed();
      if (this.current === channel) {
        this.show(this.#chat.server === null ? null : this.find(this.#chat.server) ?? null);
      }
    }
  }

  /** Forgets them all. */
  clear() {
    [...this.all.values()].forEach(channel => channel.left(null));
    this.all.clear();
    this.show(null);
    this.changed();
  }

  show(channel) {
    if (this.current !== channel) {
      this.current?.forget();
      this.current = channel;
      this.#chat.emit('current', channel);
    }
  }

  /** Something in the list is different. */
  changed() {
    this.#changes.request();
  }

  /** Keeps the names for the next time at this server, unless they are about to be joined; the primary channel is there anyhow. */
  remember() {
    if (!this.#chat.settled) {
      return;
    }
    const names = [...this.all.values()].filter(({primary}) => !primary).map(({name}) => name);
    this.#chat.settings?.set(`channels ${this.#chat.address}`, names);
  }
}
