import {fold} from '../protocol/names.js';
import {current} from '../i18n/index.js';
import {loadEmoji} from '../text/emoji.js';
import {writeText} from '../text/unmark-inlines.js';
import {allowedCommands} from './commands/table.js';
import {commandOf} from './commands/run.js';
import {usesMarkup} from './commands/saying.js';
import {emotesOf} from './emotes.js';

/** How many of the newest entries tell who is likely to be meant. */
const RECENT = 300;
const collator = new Intl.Collator(); // much faster than localeCompare, with thousands of people

/** What can be completed in a channel. */
export class Sources {
  #chat;
  #channel;
  emoji = null;

  constructor(chat, channel) {
    this.#chat = chat;
    this.#channel = channel;
  }

  /** Those in the channel without me: first who spoke last, then by name. */
  names() {
    const spoken = new Map();
    this.#channel.log.entries.slice(-RECENT).forEach(({from}, index) => spoken.set(fold(from), index));
    const place = name => spoken.get(fold(name)) ?? -1;
    return [...this.#channel.users.values()].filter(name => !this.#chat.isMe(name) && !this.#chat.isServer?.(name))
      .sort((a, b) => place(b) - place(a) || collator.compare(a, b));
  }

  channels() {
    return [...this.#chat.channels.values()].map(({name}) => name).sort((a, b) => a.localeCompare(b));
  }

  emotes() {
    return emotesOf(this.#channel, this.#chat);
  }

  commands() {
    return allowedCommands({chat: this.#chat, channel: this.#channel});
  }

  commandOf(text) {
    return commandOf(text);
  }

  /** A name as it has to be typed so that nothing in it is markup. */
  escape(name) {
    return usesMarkup({chat: this.#chat}) ? writeText(name, {before: ' ', after: ' '}) : name;
  }

  /** Has the emoji loaded. */
  async load() {
    this.emoji ??= await loadEmoji(current());
  }
}
