import {Emitter} from '../model/emitter.js';

/** How many files can wait at once; more are a mistake. */
const MOST = 20;
let numbers = 0;

/**
 * The files that somebody is about to send to a channel, and those on their way: {number, file, preview, state, progress, error}, where the
 * state is waiting, sending or failed. Event: `change`.
 */
export class Uploads extends Emitter {
  #channel;
  items = [];

  constructor(channel) {
    super();
    this.#channel = channel;
  }

  /** Files that can be sent when somebody says so. Answers how many were left out. */
  add(files) {
    const room = Math.max(0, MOST - this.items.length);
    const taken = [...files].slice(0, room);
    taken.forEach(file => this.items.push({
      number: ++numbers, file, preview: /^image\/(png|gif|jpeg|webp|avif|bmp)$/.test(file.type) ? URL.createObjectURL(file) : null,
      state: 'waiting', progress: 0, error: null, abort: null,
    }));
    this.emit('change');
    return files.length - taken.length;
  }

  get waiting() {
    return this.items.filter(({state}) => state === 'waiting');
  }

  /** Sends what waits, one after the other so that the first one is there soon. */
  async send() {
    const waiting = this.waiting;
    waiting.forEach(item => this.#change(item, {state: 'sending', progress: 0, abort: new AbortController()}));
    for (const item of waiting) {
      await this.#sendOne(item);
    }
  }

  /** Tries again what failed. */
  retry(item) {
    this.#change(item, {state: 'waiting', error: null});
    return this.send();
  }

  /** Stops it if it is on its way, and forgets it. */
  remove(item) {
    item.abort?.abort();
    this.#forget(item);
  }

  clear() {
    [...this.items].forEach(item => this.remove(item));
  }

  async #sendOne(item) {
    const {signal} = item.abort;
    if (signal.aborted) {
      return;
    }
    try {
      await this.#channel.upload(item.file, {signal, progress: progress => this.#change(item, {progress})});
      this.#forget(item);
    } catch (error) {
      signal.aborted ? this.#forget(item) : this.#change(item, {state: 'failed', error});
    }
  }

  #change(item, changes) {
    Object.assign(item, changes);
    this.emit('change');
  }

  #forget(item) {
    if (this.items.includes(item)) {
      this.items = this.items.filter(other => other !== item);
      item.preview && URL.revokeObjectURL(item.preview);
      this.emit('change');
    }
  }
}
