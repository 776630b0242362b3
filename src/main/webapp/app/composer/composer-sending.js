import {t} from '../i18n/index.js';
import {isCommand, run} from './commands/run.js';
import {parseMarkupFor} from './commands/saying.js';
import {isTooLong} from './composer-notes.js';
import {confirm} from '../ui/dialog.js';
import {mayEdit} from '../messages/message-menu.js';
import {tellFailure} from '../ui/toast.js';

/** What becomes of what is written. */
export class Sending {
  #composer;

  constructor(composer) {
    this.#composer = composer;
  }

  /** Whether there is something to send, and it may be. */
  isPossible(text) {
    const {chat, channel, mode, uploads} = this.#composer;
    if (isCommand(text)) {
      return true;
    }
    const isSomething = text.trim() !== '' || mode.kind === 'edit' || (uploads.waiting.length > 0 && chat.state === 'online');
    const isAllowed = chat.channel(channel.name) === channel && channel.can(mode.kind === 'edit' ? 'edit' : 'message');
    return isSomething && isAllowed && !isTooLong(text);
  }

  /** Something was typed: others may know. */
  typed(text) {
    const {channel, mode} = this.#composer;
    if (text.trim() !== '' && !isCommand(text) && mode.kind !== 'edit') {
      channel.type();
    }
  }

  /** Sends the text and the files, or does what the text says. */
  async send() {
    const {field, mode, uploads} = this.#composer;
    const text = trimmed(field.value);
    if (!this.isPossible(text)) {
      return;
    }
    if (isCommand(text) && mode.kind !== 'edit') {
      await this.#command(text);
      return;
    }
    const said = text.startsWith('//') ? text.slice(1) : text;
    if (mode.kind === 'edit') {
      await this.#change(mode.entry, said);
    } else {
      this.#composer.done();
      this.#say(said, mode.entry);
      await uploads.send();
    }
  }

  /** Begins to change what I said last; whether there is something. */
  editLast() {
    const {channel} = this.#composer;
    const last = channel.log.entries.findLast(entry => mayEdit(entry, channel));
    if (last) {
      this.#composer.edit(last);
    }
    return last !== undefined;
  }

  #say(text, replyTo) {
    if (text !== '') {
      const {chat, channel} = this.#composer;
      const {text: plain, rich} = parseMarkupFor({chat, channel}, text);
      channel.say(plain, {rich, replyTo});
    }
  }

  /** While nobody knows whether it was done the text is away, so that something else can be written; it comes back if that was refused. */
  async #command(text) {
    const {chat, channel} = this.#composer;
    this.#composer.write('');
    const done = await run(text, {chat, channel, composer: this.#composer});
    if (!done && this.#composer.channel === channel && this.#composer.field.value === '' && this.#composer.mode.kind === 'write') {
      this.#composer.write(text);
    }
  }

  /** Without a text an entry is deleted (shirakumo §4), which is asked first. */
  async #change(entry, text) {
    const {chat, channel} = this.#composer;
    try {
      if (text !== '') {
        const {text: plain, rich} = parseMarkupFor({chat, channel}, text);
        this.#composer.cancel();
        await channel.edit(entry, plain, rich);
      } else if (await confirm(t('message.delete-question'), {label: t('message.delete'), yes: t('message.delete')})) {
        this.#composer.cancel();
        await channel.remove(entry);
      }
    } catch (error) {
      tellFailure(error);
    }
  }
}

/** Without blank lines around; spaces before the first word may be meant. */
function trimmed(text) {
  return text.replace(/\0/g, '').replace(/^\s*\n/, '').trimEnd();
}
