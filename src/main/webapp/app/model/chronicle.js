import {entryOf} from './entry.js';
import {entriesOf} from './log.js';
import {mentions} from './mention.js';

/** In how many seconds around my coming others' coming and going may not be told in order. */
const DOUBT = 2;

/** How updates come into a channel's log, the past among what happens now. */
export class Chronicle {
  #channel;
  #chat;
  /** While the past comes in: up to which clock updates belong to it; negative otherwise. */
  #horizon = -1;

  constructor(channel, chat) {
    this.#channel = channel;
    this.#chat = chat;
  }

  /** From now on the past may come in; the answer is when it ends: when I came, unless that was long before this connection. */
  begin(join) {
    const clock = this.#chat.clock();
    this.#horizon = Math.abs((join.clock ?? 0) - clock) <= DOUBT ? join.clock : clock;
    return this.#horizon;
  }

  /** All of the past that was asked for is there. */
  end() {
    this.#horizon = -1;
  }

  /** Whether an update is part of the past; clocks are seconds, so what others did when I came may be new. */
  isPast(update) {
    const age = this.#horizon - (update.clock ?? Infinity);
    return age > 0 || (age === 0 && this.#chat.isMe(update.from));
  }

  /** Whether it happened so close to my coming that it perhaps is not the past. */
  isDoubtful(update) {
    return this.#horizon - update.clock <= DOUBT;
  }

  /** Takes an update into the log; the entry if it is a new one. */
  record(update) {
    if (update.type === 'edit' || update.type === 'react') {
      this.#mark(update);
      return null;
    }
    const entry = entryOf(update);
    return entry === null ? null : this.#channel.log.add(this.attribute(entry));
  }

  /** Takes in older history, the oldest first; how many entries of it are new. */
  takeOlder(updates) {
    updates.filter(({type, from}) => (type === 'edit' || type === 'react') && from !== undefined).forEach(update => this.#mark(update));
    return this.#channel.log.addOlder(entriesOf(updates).map(entry => this.attribute(entry)));
  }

  /** What a search found, apart from the log. An edit stands for what it edits. */
  found(updates) {
    const messages = updates.map(update => update.type === 'edit' ? {...update, type: 'message'} : update);
    return entriesOf(messages).map(entry => this.attribute(entry));
  }

  /** Says to an entry who I am. */
  attribute(entry) {
    entry.own = this.#chat.isMe(entry.from);
    entry.mention = !entry.own && entry.isSpoken && mentions(entry.text, this.#chat.name);
    return entry;
  }

  #mark(update) {
    const isEdit = update.type === 'edit';
    this.#channel.log.mark(isEdit ? update.from : update.target, isEdit ? update.id : update.updateId, update);
  }
}
