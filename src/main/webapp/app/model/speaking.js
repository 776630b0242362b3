import {newId} from '../net/ids.js';
import {refusal} from './requests.js';

/** How often it is looked how much of an upload has gone out; milliseconds. */
const LOOK = 100;
/** How much is turned into base 64 at once; bytes, a multiple of 3. */
const CHUNK = 0x6000;

/** What I do in a channel. */
export class Speaking {
  #channel;
  #chat;
  #typists;

  constructor(channel, chat, typists) {
    this.#channel = channel;
    this.#chat = chat;
    this.#typists = typists;
  }

  say(text, {rich = null, replyTo = null}) {
    this.#typists.reset();
    const reply = replyTo === null ? null : {from: replyTo.from, id: replyTo.id};
    const update = {type: 'message', id: newId(), from: this.#chat.name, clock: this.#clock(), text, rich, replyTo: reply};
    return this.#chat.outbox.put(this.#channel, update);
  }

  retry(entry) {
    if (entry.state === 'failed') {
      this.#chat.outbox.retry(this.#channel, entry, this.#clock());
    }
  }

  discard(entry) {
    this.#chat.outbox.drop(entry);
    this.#channel.log.remove(entry);
  }

  /** What was never heard is said anew. */
  async edit(entry, text, rich) {
    if (entry.state === 'sent') {
      await this.#chat.request({type: 'edit', id: entry.id, channel: this.#channel.name, text, rich});
    } else if (entry.state === 'failed') {
      this.discard(entry);
      if (text !== '') {
        this.say(text, {rich, replyTo: entry.replyTo});
      }
    } else {
      throw refusal('not-connected');
    }
  }

  async react(entry, emote) {
    await this.#chat.request({type: 'react', channel: this.#channel.name, target: entry.from, updateId: entry.id, emote});
  }

  /** The answer is the update by which all see it. */
  async upload(file, {progress = () => {}, signal}) {
    const payload = base64(new Uint8Array(await file.arrayBuffer()));
    signal?.throwIfAborted();
    const contentType = file.type || 'application/octet-stream';
    const sent = this.#chat.request({type: 'data', channel: this.#channel.name, contentType, filename: file.name, payload});
    const watching = this.#watch(payload.length, progress);
    try {
      const echo = (await sent).at(-1);
      progress(1);
      if (signal?.aborted) {
        await this.#chat.request({type: 'edit', id: echo.id, channel: this.#channel.name, text: ''});
        signal.throwIfAborted();
      }
      return this.#channel.log.find(echo.from, echo.id) ?? null;
    } finally {
      clearInterval(watching);
    }
  }

  type() {
    const may = this.#channel.ready && this.#chat.has('shirakumo-typing') && this.#channel.can('typing');
    if (may && this.#typists.mayTell()) {
      this.#chat.send({type: 'typing', channel: this.#channel.name});
    }
  }

  /** The channel can take what waits. */
  flush() {
    this.#chat.outbox.flush(this.#channel);
  }

  #watch(size, progress) {
    return setInterval(() => progress(Math.min(Math.max(1 - this.#chat.buffered / size, 0), 0.99)), LOOK);
  }

  /** What I say now is behind all that was said, whatever this machine's clock says. */
  #clock() {
    return Math.max(this.#chat.clock(), this.#channel.log.entries.at(-1)?.clock ?? 0);
  }
}

/** In base 64, with padding. */
export function base64(bytes) {
  const parts = [];
  for (let i = 0; i < bytes.length; i += CHUNK) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(i, i + CHUNK))));
  }
  return parts.join('');
}
