import {fold, sameName} from '../protocol/names.js';
import {Lane} from './lane.js';
import {refusal, Refused} from './requests.js';

/** How many channels are filled at once. */
const AT_ONCE = 3;
/** How long to wait for the primary channel behind a login, in milliseconds. */
const PATIENCE = 15_000;
/** What is left out of a longer gap: seconds after which a channel begins anew with its newest updates. */
const LONG_GAP = 6 * 3600;

/** How I come into channels: those that are wanted at first, and all again when the connection broke. */
export class Joining {
  /** Whether the channels of the last login are joined. */
  done = false;

  #chat;
  #wanted = new Map();
  #lane = new Lane(AT_ONCE);
  /** Called with the first join behind a login; null when that was. */
  #arrived = null;
  #primaryLost = () => {};

  constructor(chat) {
    this.#chat = chat;
  }

  /** Wants these channels after the next login, and no others. */
  want(names) {
    this.#wanted = new Map(names.map(name => [fold(name), name]));
  }

  /** Behind a login: waits for the primary channel, and joins what is wanted. */
  async begin() {
    this.done = false;
    await this.#primary();
    const names = [...this.#wanted.values()].filter(name => this.#chat.server === null || !sameName(name, this.#chat.server));
    await Promise.all(names.map(name => this.#rejoin(name)));
    this.done = true;
  }

  /** The connection broke; what I was in is wanted again. */
  lost() {
    this.done = false;
    this.#primaryLost();
    for (const {name, primary} of this.#chat.channels.values()) {
      if (!primary) {
        this.#wanted.set(fold(name), name);
      }
    }
  }

  async join(name) {
    const known = this.#chat.channel(name);
    return known?.joined ? known : this.#join(name, update => this.#chat.request(update));
  }

  /** I am in a channel: the first is the primary one. */
  joined(update) {
    const chat = this.#chat;
    if (this.#arrived !== null) {
      this.#setServer(update.channel);
    }
    const channel = chat.rooms.obtain(update.channel);
    if (!channel.joined) {
      channel.enter(update).catch(error => console.warn('A channel could not be filled:', error));
      chat.rooms.remember();
      chat.rooms.changed();
    }
    this.#arrived?.();
    return channel;
  }

  /** I am out, and do not want to be in again. */
  left(name) {
    this.#wanted.delete(fold(name));
  }

  /** Asks for all that there is to know of a channel. */
  fill(channel, newest, join) {
    return this.#lane.run(async () => {
      if (!channel.joined) {
        return;
      }
      const {name} = channel;
      const asked = this.#questions(channel).map(update => this.#quietly({...update, channel: name}));
      if (this.#chat.has('shirakumo-last-read') && this.#chat.registered) {
        asked.push(this.#lastRead(channel, join));
      }
      if (this.#chat.has('shirakumo-backfill')) {
        asked.push(this.#quietly({type: 'backfill', channel: name, since: this.#since(channel, newest)}));
      }
      await Promise.all(asked);
      if (channel.facts.doubtful) {
        await this.#quietly({type: 'users', channel: name});
      }
    });
  }

  #questions(channel) {
    const has = extension => this.#chat.has(extension);
    return [
      {type: 'users'},
      {type: 'capabilities'},
      ...has('shirakumo-channel-info') ? [{type: 'channel-info', keys: true}] : [],
      ...has('shirakumo-emotes') && !channel.anonymous ? [{type: 'emotes', names: channel.facts.emotes.known}] : [],
    ];
  }

  /** After a long gap only what is new is fetched; what is between comes when somebody scrolls there. */
  #since(channel, newest) {
    if (newest === null || this.#chat.clock() - newest < LONG_GAP) {
      return newest;
    }
    channel.restart();
    return null;
  }

  async #lastRead(channel, join) {
    const answers = await this.#quietly({type: 'last-read', channel: channel.name});
    answers.forEach(answer => channel.setLastRead(answer, join.id));
  }

  /** What a server does not answer is not there. */
  #quietly(update) {
    return this.#chat.askNow(update).catch(error => {
      if (!(error instanceof Refused)) {
        throw error;
      }
      return [];
    });
  }

  async #rejoin(name) {
    try {
      await this.#join(name, update => this.#chat.askNow(update));
    } catch (error) {
      this.#failed(name, error);
    }
  }

  #failed(name, {update}) {
    if (update?.type === 'connection-lost') {
      return;
    }
    this.#wanted.delete(fold(name));
    const channel = this.#chat.channel(name);
    if (channel) {
      this.#chat.rooms.drop(channel, null);
    }
    this.#chat.emit('notice', {level: 'error', failure: update});
  }

  /** Another connection of mine may have joined already. */
  async #join(name, request) {
    try {
      await request({type: 'join', channel: name});
    } catch (error) {
      if (error.update?.type !== 'already-in-channel') {
        throw error;
      }
      this.joined({channel: this.#chat.channel(name)?.name ?? name});
    }
    return this.#chat.channel(name);
  }

  /** The server may have got another name since. */
  #setServer(name) {
    const {server} = this.#chat;
    this.#chat.server = name;
    const before = server === null || sameName(server, name) ? undefined : this.#chat.channel(server);
    if (before) {
      this.#chat.rooms.drop(before, null);
    }
  }

  /** Waits for the first join, which is that of the primary channel (§4.1). There may be servers that forget it. */
  #primary() {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, PATIENCE);
      this.#arrived = () => {
        this.#arrived = null;
        clearTimeout(timer);
        resolve();
      };
      this.#primaryLost = () => {
        clearTimeout(timer);
        reject(refusal('connection-lost'));
      };
    });
  }
}
