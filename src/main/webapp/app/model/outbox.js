import {Entry} from './entry.js';

/** What I said and nobody has heard yet: it is shown at once, and sent again when the connection broke before its echo came. */
export class Outbox {
  #send;
  /** By id: the channel, the entry, the update and whether it was sent on this connection. */
  #waiting = new Map();

  /** `send` sends an update; it is called only while that is possible. */
  constructor(send) {
    this.#send = send;
  }

  /** Shows a message in the channel and sends it when the channel can take it. */
  put(channel, update) {
    const entry = new Entry('message', update);
    Object.assign(entry, {own: true, state: 'pending', text: update.text, rich: update.rich ?? null, replyTo: update.replyTo ?? null});
    channel.log.add(entry);
    this.#wait(channel, entry);
    return entry;
  }

  /** Sends what failed once more. */
  retry(channel, entry, clock) {
    channel.log.move(entry, () => {
      entry.clock = clock;
      entry.change('pending');
    });
    this.#wait(channel, entry);
  }

  /** Forgets an entry. */
  drop(entry) {
    this.#waiting.delete(entry.id);
  }

  /** Whether the update is the echo of what waits; then the entry takes the place that its clock says. */
  echoed(update) {
    const waiting = this.#waiting.get(update.id);
    if (!waiting || update.type !== 'message') {
      return false;
    }
    this.#waiting.delete(update.id);
    waiting.channel.log.move(waiting.entry, () => waiting.entry.settle(update));
    return true;
  }

  /** The channel of what waits, if the failure is of that, and the entry tells it then; else null. */
  failed(failure) {
    const waiting = this.#waiting.get(failure.updateId ?? failure.id);
    if (waiting) {
      this.#waiting.delete(waiting.entry.id);
      waiting.entry.change('failed', failure);
      waiting.channel.log.touch(waiting.entry);
    }
    return waiting?.channel ?? null;
  }

  /** The connection broke: what was sent may not have come through. */
  lost() {
    this.#waiting.forEach(waiting => waiting.sent = false);
  }

  /** Sends what waits for the channel, which can take it now. What it got already has come back by then, so nothing is said twice. */
  flush(channel) {
    [...this.#waiting.values()].filter(waiting => waiting.channel === channel && !waiting.sent).forEach(waiting => this.#post(waiting));
  }

  /** The channel takes nothing any more. */
  refuse(channel, failure) {
    [...this.#waiting.values()].filter(waiting => waiting.channel === channel)
        .forEach(waiting => this.failed({...failure, updateId: waiting.entry.id}));
  }

  #wait(channel, entry) {
    const waiting = {channel, entry, sent: false};
    this.#waiting.set(entry.id, waiting);
    if (channel.ready) {
      this.#post(waiting);
    }
  }

  #post(waiting) {
    const {channel, entry: {id, text, rich, replyTo}} = waiting;
    waiting.sent = true;
    this.#send({type: 'message', id, channel: channel.name, text, rich, replyTo});
  }
}
