import {decode, encode} from '../../main/webapp/app/protocol/update.js';
import {read} from '../../main/webapp/app/wire/reader.js';

const EXTENSIONS = ['backfill', 'data', 'link', 'emotes', 'edit', 'channel-trees', 'channel-info', 'history', 'reactions', 'replies',
  'typing', 'last-read', 'block', 'user-info', 'icons', 'pause', 'quiet', 'roles'].map(name => `shirakumo-${name}`);

/**
 * The other end of a line: as much of a server as conversations need, in memory. `socket` is what a Connection is given; a test may put in
 * anything by {@link tell}, and see what came by {@link heard}.
 */
export class Line {
  clock = 4_000_000_000;
  server = 'Lichat';
  extensions = EXTENSIONS;
  /** What is kept, by the channel's name. */
  history = new Map([['Lichat', []]]);
  /** Names of those in each channel. */
  members = new Map([['Lichat', new Set(['Lichat'])]]);
  heard = [];
  sockets = [];
  /** Failures by the type of update that is refused. */
  refuses = new Map();
  /** Types that are not answered. */
  ignores = new Set();
  #waiting = [];
  #id = 1000;

  socket = () => {
    const socket = {bufferedAmount: 0, send: text => this.#hear(socket, text), close: () => this.#left(socket)};
    this.sockets.push(socket);
    queueMicrotask(() => socket.onopen?.());
    return socket;
  };

  /** The newest line. */
  get last() {
    return this.sockets.at(-1);
  }

  /** Something that somebody does, which all see and which is kept. */
  do(update) {
    const whole = {id: ++this.#id, clock: this.clock, ...update};
    this.history.get(whole.channel)?.push(whole);
    this.tell(whole);
    return whole;
  }

  /** Puts an update, or a text that is none, onto the newest line. */
  tell(update) {
    this.last.onmessage({data: typeof update === 'string' ? update : encode(update)});
  }

  /** Only keeps it, for who asks later. */
  keep(update) {
    this.history.get(update.channel).push(update);
  }

  channel(name, ...members) {
    this.history.set(name, []);
    this.members.set(name, new Set(members));
  }

  /** The line breaks, or is closed with that code. */
  close(code = 1006, reason = '') {
    this.last.onclose({code, reason});
  }

  /** The first update of that type that comes from now on. */
  next(type) {
    return new Promise(resolve => this.#waiting.push({type, resolve}));
  }

  /** All updates of a type that came. */
  all(type) {
    return this.heard.filter(update => update.type === type);
  }

  #left(socket) {
    socket.closed = true;
  }

  #hear(socket, text) {
    const update = decode(text);
    this.heard.push(update);
    this.#waiting.filter(({type}) => type === update.type).forEach(({resolve}) => resolve(update));
    this.#waiting = this.#waiting.filter(({type}) => type !== update.type);
    queueMicrotask(() => socket.closed || this.#answer(update));
  }

  #answer(update) {
    if (this.ignores.has(update.type)) {
      return;
    }
    const failure = this.refuses.get(update.type);
    if (failure) {
      this.tell({type: failure, id: 1, from: this.server, updateId: update.id, text: 'No.'});
      return;
    }
    const from = this.name;
    const answer = this.#answers[update.type] ?? (asked => this.tell({...asked, from, clock: this.clock}));
    answer(update);
  }

  #answers = {
    connect: update => {
      this.name = update.from ?? 'Somebody';
      this.tell({type: 'connect', id: update.id, from: this.name, clock: this.clock, version: '2.0', extensions: this.extensions});
      this.members.get(this.server).add(this.name);
      this.tell({type: 'join', id: update.id, clock: this.clock, from: this.name, channel: this.server});
      this.tell({type: 'message', id: 77, clock: this.clock, from: this.server, channel: this.server, text: 'Welcome!'});
    },
    ping: ({id}) => this.tell({type: 'pong', id, from: this.server, clock: this.clock}),
    pong: () => {},
    join: update => {
      if (!this.members.has(update.channel)) {
        this.tell({type: 'no-such-channel', id: 1, from: this.server, updateId: update.id, text: 'No.'});
        return;
      }
      this.members.get(update.channel).add(this.name);
      this.do({...update, from: this.name});
    },
    create: update => {
      this.channel(update.channel ?? '@1', this.name);
      this.do({type: 'join', id: update.id, channel: update.channel ?? '@1', from: this.name});
    },
    message: update => this.do({...update, from: this.name}),
    edit: update => this.do({...update, from: this.name}),
    react: update => this.do({...update, from: this.name}),
    data: ({id, channel, contentType, filename}) => this.do(
      {type: 'message', id, channel, filename, from: this.name, link: contentType, text: `http://x.org/link/1/${filename}`}),
    users: ({id, channel}) => this.tell({type: 'users', id, channel, from: this.name, users: [...this.members.get(channel)]}),
    capabilities: ({id, channel}) => this.tell(
      {type: 'capabilities', id, channel, from: this.name, permitted: ['message', 'edit', 'react', 'search', 'typing', 'leave', 'data']}),
    channels: ({id, channel}) => this.tell({type: 'channels', id, channel, from: this.name, channels: [...this.members.keys()]}),
    'channel-info': ({id, channel}) => this.tell(
      {type: 'set-channel-info', id, channel, from: this.server, key: 'title', text: `About ${channel}`}),
    'emotes': ({id, channel, names}) => {
      if (!names.includes('Blob')) {
        this.tell({type: 'emote', id, channel, from: this.server, name: 'Blob', contentType: 'image/png', payload: 'AAAA'});
      }
      this.tell({type: 'emotes', id, channel, from: this.name, names: ['Blob']});
    },
    'user-info': ({id, target}) => this.tell(
      {type: 'user-info', id, target, from: this.name, registered: true, connections: 1, info: [['status', 'away']]}),
    typing: () => {},
    backfill: update => this.#backfill(update),
    search: update => this.#search(update),
  };

  #backfill(update) {
    const own = ({type, from}) => (type === 'join' || type === 'leave') && from === this.name;
    const kept = this.history.get(update.channel).filter(past => !own(past) && past.clock >= (update.since ?? 0));
    (update.since === undefined ? kept.slice(-500) : kept).forEach(past => this.tell(past));
    this.tell({...update, from: this.name});
  }

  #search(update) {
    const field = name => update.query[update.query.findIndex(key => key?.name === name) + 1 || Infinity];
    const [low, high] = field('clock') ?? [true, true];
    const found = this.history.get(update.channel)
      .filter(({clock}) => (low === true || clock >= low) && (high === true || clock <= high))
      .filter(({id}) => field('id') === undefined || field('id') === id)
      .sort((one, other) => one.clock - other.clock)
      .slice(update.offset ?? 0).slice(0, 50)
      .map(past => read(encode(past)));
    const half = Math.ceil(found.length / 2);
    this.tell({...update, from: this.name, results: found.slice(0, half)});
    if (found.length > half) {
      this.tell({...update, from: this.name, results: found.slice(half)});
    }
  }
}
