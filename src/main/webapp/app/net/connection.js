import {Emitter} from '../model/emitter.js';
import {encode, decode, isA} from '../protocol/update.js';
import {Backoff} from './backoff.js';
import {Lifeline} from './lifeline.js';
import {newId} from './ids.js';

const VERSION = '2.0';
const SUBPROTOCOL = 'lichat';
/** For how long a name that is taken may be our own, of a connection that the server has not noticed to be lost; milliseconds. */
const GHOST = 5 * 60_000;
/** Close codes (RFC 6455 §7.4): the goodbye, and what is refused. */
const [GOODBYE, REFUSED] = [1000, 1008];

/**
 * One login at one server over as many WebSockets as it takes. Events: `state`, `login` (the reply to a connect), `update` (anything else
 * that comes in), `refused` (the failure by which a login ended), `lost` (the connection broke; it is tried again), `end` (it is over:
 * the close code).
 */
export class Connection extends Emitter {
  /** offline, connecting, online or waiting. */
  state = 'offline';
  /** When it is tried again, in milliseconds of the epoch; null when it is not waiting. */
  retryAt = null;

  #url;
  #make;
  #login = null;
  #socket = null;
  #backoff = new Backoff();
  #lifeline = new Lifeline(() => this.#ping(), () => this.#drop());
  #timer;
  #connectId = null;
  #failure = null;
  #onlineAt = null;
  #lostAt = null;
  #unsent = [];
  #unwatch = () => {};

  /** `socket` makes a WebSocket of an address; the browser's own unless something else is given. */
  constructor({url, socket = address => new WebSocket(address, SUBPROTOCOL)}) {
    super();
    this.#url = url;
    this.#make = socket;
  }

  /** Connects and logs in by these fields of a connect update: from, password, otpToken, extensions. */
  open(login) {
    this.#login = login;
    this.#unwatch = watchPage(() => this.#wake());
    this.#dial();
  }

  /** Logs in by other fields from now on, as a name or a password may have changed. */
  renew(fields) {
    Object.assign(this.#login, fields);
  }

  /** Sends an update now, or behind the login if there is none yet; what is sent to a connection that is over is dropped. */
  send(update) {
    if (this.state === 'online') {
      this.#socket.send(encode(update));
    } else if (this.state !== 'offline') {
      this.#unsent.push(update);
    }
  }

  /** Says goodbye (§4.3). */
  close() {
    if (this.state === 'online') {
      this.#socket.send(encode({type: 'disconnect', id: newId()}));
    }
    this.#stop(GOODBYE);
  }

  /** Tries again at once. */
  retryNow() {
    if (this.state === 'waiting') {
      this.#dial();
    }
  }

  /** Bytes that were sent and have not left yet. */
  get buffered() {
    return this.#socket?.bufferedAmount ?? 0;
  }

  /** Milliseconds from a ping to its pong; null when none was answered. */
  get lag() {
    return this.#lifeline.lag;
  }

  #dial() {
    clearTimeout(this.#timer);
    this.retryAt = null;
    this.#failure = null;
    const socket = this.#make(this.#url);
    this.#socket = socket;
    socket.onopen = () => this.#opened(socket);
    socket.onmessage = message => socket === this.#socket && this.#receive(message.data);
    socket.onclose = closed => socket === this.#socket && this.#closed(closed);
    this.#become('connecting');
  }

  #opened(socket) {
    if (socket === this.#socket) {
      this.#connectId = newId();
      socket.send(encode({type: 'connect', id: this.#connectId, version: VERSION, ...this.#login}));
    }
  }

  /** What cannot be read, or makes somebody who listens fail, concerns that update alone. */
  #receive(text) {
    this.#lifeline.heard();
    try {
      this.#take(decode(text));
    } catch (error) {
      console.warn('An update was left out:', error);
    }
  }

  #take(update) {
    if (update.type === 'ping') {
      this.#socket.send(encode({type: 'pong', id: update.id ?? newId()}));
    } else if (update.type === 'pong' && this.#lifeline.answered(update.id)) {
      this.emit('state', this.state);
      this.emit('update', update);
    } else if (this.state === 'connecting') {
      this.#loggingIn(update);
    } else {
      this.#failure = update.type === 'connection-unstable' ? update : this.#failure;
      this.emit('update', update);
    }
  }

  #loggingIn(update) {
    if (update.type === 'connect') {
      this.#onlineAt = Date.now();
      this.#backoff.reset();
      this.state = 'online'; // told only when everybody knows who they are
      this.#lifeline.begin();
      this.emit('login', update);
      this.emit('state', this.state);
      this.#unsent.splice(0).forEach(unsent => this.send(unsent));
    } else if (isA(update.type, 'failure') && update.type !== 'clock-skewed') {
      this.#failure = update;
    }
  }

  /** The line is as good as gone, whatever the browser thinks, which would wait for minutes. */
  #drop() {
    const socket = this.#socket;
    this.#closed({code: 1006, reason: ''});
    socket.close();
  }

  #closed({code, reason = ''}) {
    const wasOnline = this.state === 'online';
    this.#lifeline.end();
    this.#socket = null;
    if (wasOnline) {
      this.#lostAt = Date.now();
      this.emit('lost', code);
    }
    if (wasOnline ? this.#isFinal({code, reason}) : this.#failure && !this.#isGhost(code)) {
      this.#stop(code);
    } else {
      this.#wait();
    }
  }

  /** A goodbye that we did not ask for, or a ban; who was silent, too slow or unstable may come back. */
  #isFinal({code, reason}) {
    return code === GOODBYE || (code === REFUSED && this.#failure === null && !/slow/i.test(reason));
  }

  /** Whether a refusal is likely to pass: our own lost connection still has the name, or there are too many at the moment. */
  #isGhost(code) {
    const again = this.#onlineAt !== null && Date.now() - (this.#lostAt ?? 0) < GHOST;
    return again && (code !== REFUSED || (this.#failure.type === 'username-taken' && !this.#login.password));
  }

  #wait() {
    const delay = this.#backoff.next();
    this.retryAt = Date.now() + delay;
    this.#timer = setTimeout(() => this.#dial(), delay);
    this.#become('waiting');
  }

  #stop(code) {
    const [socket, failure] = [this.#socket, this.state === 'online' ? null : this.#failure];
    clearTimeout(this.#timer);
    this.#unwatch();
    this.#lifeline.end();
    this.#socket = null;
    this.#unsent = [];
    this.retryAt = null;
    socket?.close(GOODBYE);
    this.#become('offline');
    if (failure) {
      this.emit('refused', failure);
    }
    this.emit('end', code);
  }

  /** The network is back, or somebody looks at the page again. */
  #wake() {
    if (this.state === 'online') {
      this.#lifeline.doubt();
    } else {
      this.retryNow();
    }
  }

  #ping() {
    const id = newId();
    this.#socket.send(encode({type: 'ping', id}));
    return id;
  }

  #become(state) {
    this.state = state;
    this.emit('state', state);
  }
}

/** Listens for signs that a connection may work again, where there is a page; the answer ends that. */
function watchPage(wake) {
  if (typeof document === 'undefined') {
    return () => {};
  }
  const seen = () => document.visibilityState === 'visible' && wake();
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', seen);
  return () => {
    removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', seen);
  };
}
