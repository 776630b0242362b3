import {t} from '../i18n/index.js';
import {Connection} from '../net/connection.js';
import {newId} from '../net/ids.js';
import {now} from '../protocol/clock.js';
import {sameName} from '../protocol/names.js';
import {Channels} from './channels.js';
import {Emitter} from './emitter.js';
import {announced, Extensions} from './extensions.js';
import {Held} from './held.js';
import {Inbound} from './inbound.js';
import {Joining} from './joining.js';
import {Outbox} from './outbox.js';
import {People} from './people.js';
import {refusal, Refused, Requests} from './requests.js';

/**
 * One user's presence at one server. Events: `state`, `channels` (the list of them, names, counts), `current`, `message` {channel, entry,
 * mention, live}, `users` (the User of whom something changed), `notice` {level, failure, text, key, args}.
 */
export class Chat extends Emitter {
  settings;
  name = '';
  registered = false;
  /** The name of the primary channel and of the server itself; null before the first login. */
  server = null;
  /** The address of the WebSocket; null before the first login. */
  address = null;
  /** The failure by which the last login was refused; null otherwise. */
  refusal = null;

  #connection = null;
  #extensions = new Extensions();
  #people = new People(this);
  #requests = new Requests(update => this.#connection?.send(update), name => this.isMe(name) || this.isServer(name));
  #joining = new Joining(this);
  #inbound = new Inbound(this, this.#people, this.#joining);
  #held = new Held();
  /** Seconds that the server's clock is ahead of ours. */
  #ahead = 0;
  #makeSocket;

  /** The list of channels and what was said and not heard yet, for the parts of the model. */
  rooms = new Channels(this);
  outbox = new Outbox(update => this.#connection?.send(update));

  /** `socket` makes a WebSocket of an address, if it is not to be the browser's own. */
  constructor({settings, socket}) {
    super();
    this.settings = settings;
    this.#makeSocket = socket;
  }

  get state() {
    return this.#connection?.state ?? 'offline';
  }

  /** When the connection is tried again, in milliseconds of the epoch; null when it is not waiting for that. */
  get retryAt() {
    return this.#connection?.retryAt ?? null;
  }

  /** Milliseconds to the server and back; null when that is not known. */
  get lag() {
    return this.#connection?.lag ?? null;
  }

  /** Bytes that wait to be sent. */
  get buffered() {
    return this.#connection?.buffered ?? 0;
  }

  /** The channels that I am in, by their folded names. */
  get channels() {
    return this.rooms.all;
  }

  /** The channel that is looked at, or null. */
  get current() {
    return this.rooms.current;
  }

  get blocked() {
    return this.#people.blocked;
  }

  /** Whether the server has announced an extension, in any of the spellings in use. */
  has(extension) {
    return this.#extensions.has(extension);
  }

  isMe(name) {
    return this.name !== '' && typeof name === 'string' && sameName(name, this.name);
  }

  isServer(name) {
    return this.server !== null && typeof name === 'string' && sameName(name, this.server);
  }

  /** The protocol's time as the server has it, since the clock of this machine may be wrong. */
  clock() {
    return now() + this.#ahead;
  }

  /** Logs in and joins the channels; rejects with Refused. A password is kept in memory only, to come back when the connection broke. */
  connect({url, name = '', password, otp, channels = []}) {
    this.disconnect();
    this.#forget();
    this.address = url;
    const connection = new Connection({url, socket: this.#makeSocket});
    this.#connection = connection;
    this.#joining.want(channels);
    connection.on('state', () => this.emit('state', this.state));
    connection.on('update', update => this.#inbound.take(update));
    connection.on('lost', () => this.#lost());
    connection.on('refused', failure => this.refusal = failure);
    connection.on('end', () => this.#ended(connection));
    connection.open({from: name || null, password: password || null, otpToken: otp || null, extensions: announced()});
    return new Promise((resolve, reject) => {
      connection.on('login', reply => this.#loggedIn(reply, Boolean(password)).then(resolve, () => {})); // lost again: it is tried again
      connection.on('end', () => reject(this.refusal ? new Refused(this.refusal) : refusal('connection-lost')));
    });
  }

  /** Says goodbye. */
  disconnect() {
    const connection = this.#connection;
    this.#connection = null;
    connection?.close();
    if (connection) {
      this.emit('state', this.state);
    }
  }

  retryNow() {
    this.#connection?.retryNow();
  }

  /** Registers the name, or gives it another password; a key for one-time passwords turns these on, an empty one off (shirakumo §24). */
  async register(password, otpKey) {
    await this.request({type: 'register', password, otpKey});
    this.#connection?.renew({password});
    this.registered = true;
    this.emit('state', this.state);
  }

  channel(name) {
    return this.rooms.find(name);
  }

  /** Looks at a channel from now on. */
  show(channel) {
    this.rooms.show(channel);
  }

  /** Answers the channel once I am in. */
  join(name) {
    return this.#joining.join(name);
  }

  leave(channel) {
    return this.request({type: 'leave', channel: channel.name});
  }

  /** Creates a channel, an anonymous one without a name; answers it. */
  async create(name = null) {
    const [join] = (await this.request({type: 'create', channel: name})).slice(-1);
    return this.channel(join.channel);
  }

  /** The names of the channels below one, or of those that are below none. */
  async browse(parent = null) {
    const answers = await this.request({type: 'channels', channel: parent});
    return answers.at(-1).channels ?? [];
  }

  /** Sends an update, behind the login if the connection is about to be made; answers all that comes back, or rejects with Refused. */
  request(update) {
    if (this.settled) {
      return this.#requests.ask(update);
    }
    if (this.state === 'offline') {
      return Promise.reject(refusal('not-connected'));
    }
    return this.#held.put(update);
  }

  user(name) {
    return this.#people.get(name);
  }

  look(name) {
    return this.#people.look(name);
  }

  block(name) {
    return this.request({type: 'block', target: name});
  }

  unblock(name) {
    return this.request({type: 'unblock', target: name});
  }

  /** Tells something about myself (shirakumo §14). */
  async setInfo(key, text) {
    await this.request({type: 'set-user-info', key, text});
    this.#people.setInfo(this.name, key, text);
  }

  // What follows is for the parts of the model.

  /** Sends what is not answered, or whose answer does not matter. */
  send(update) {
    if (this.state === 'online') {
      this.#connection.send({id: newId(), ...update});
    }
  }

  /** As `request`, but while the channels are still being joined. */
  askNow(update) {
    return this.#requests.ask(update);
  }

  /** Tells who waits for an update that it came; the answer is what was asked, or null. */
  settle(update) {
    return this.#requests.settle(update);
  }

  /** Fills a channel that I am in. */
  ask(channel, since, join) {
    return this.#joining.fill(channel, since, join);
  }

  /** Whether the channels of the last login are joined, so that those there are are those that are wanted. */
  get settled() {
    return this.#joining.done;
  }

  /** The server said what time it is. */
  setClock(clock) {
    this.#ahead = typeof clock === 'number' ? clock - now() : this.#ahead;
  }

  async #loggedIn(reply, isRegistered) {
    this.refusal = null;
    this.name = reply.from ?? this.name;
    this.registered ||= isRegistered;
    this.#connection.renew({from: this.name});
    this.#extensions.set(reply.extensions ?? []);
    this.setClock(reply.clock);
    await this.#joining.begin();
    this.rooms.remember();
    this.#askBlocked();
    this.#held.release(update => this.#requests.ask(update));
    this.emit('state', this.state);
  }

  #askBlocked() {
    if (this.registered && this.has('shirakumo-block')) {
      this.send({type: 'blocked'});
    }
  }

  #lost() {
    this.#joining.lost();
    this.outbox.lost();
    this.#requests.end('connection-lost');
    this.channels.forEach(channel => channel.lost());
    this.rooms.changed();
  }

  /** It is over, by us or by the server. */
  #ended(connection) {
    this.#lost();
    this.#held.refuse('connection-lost');
    if (connection === this.#connection && this.refusal === null) {
      this.emit('notice', {level: 'error', key: 'notice.ended', args: {}, text: t('notice.ended')});
    }
    this.emit('state', this.state);
  }

  /** Another login: nothing of the last one holds. */
  #forget() {
    this.name = '';
    this.rooms.clear();
    this.server = null;
    this.registered = false;
    this.refusal = null;
    this.#extensions.set([]);
    this.#people.clear();
  }
}
