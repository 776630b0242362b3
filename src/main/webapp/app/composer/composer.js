import {ifDefined} from '../lib/lit-html/directives/if-defined.js';
import {html, nothing, View} from '../ui/view.js';
import {bar, formats, hint, note} from './composer-tools.js';
import {grow, insertText, replaceText} from './composer-field.js';
import {Drafts} from './composer-drafts.js';
import {Files} from './composer-files.js';
import {breaksLines, isMeant, pressed} from './composer-keys.js';
import {noteFor} from './composer-notes.js';
import {Sending} from './composer-sending.js';
import {chooseFiles} from './commands/files.js';
import {usesMarkup} from './commands/saying.js';
import {CompletionList} from './completion-list.js';
import {Sources} from './completion-sources.js';
import {icon} from '../ui/icon.js';
import {pick} from './picker.js';
import {uploadList} from './upload-list.js';
import {t} from '../i18n/index.js';
import {toMarkup} from '../text/markup.js';

const WRITING = {kind: 'write', entry: null};
const drafts = new Drafts();

/** Where one writes. It keeps a draft for each channel, and asks its surroundings by the events that commands need. */
export class Composer extends View {
  settings;
  #chat;
  #channel = null;
  #shown = null;
  #mode = WRITING;
  #sources = null;
  #endings = [];
  #hasFormats = false;
  #list = new CompletionList(() => this.redraw());
  #sending = new Sending(this);
  #files = new Files(this);

  get chat() {
    return this.#chat;
  }

  set chat(chat) {
    this.#chat = chat;
  }

  get channel() {
    return this.#channel;
  }

  set channel(channel) {
    if (channel !== this.#channel) {
      this.#keep();
      this.#channel = channel;
      if (this.isConnected) {
        this.#enter();
        this.draw();
      }
    }
  }

  begin() {
    this.#enter();
    this.watch(this.#chat, 'state', 'channels');
    this.#listen(document, 'keydown', event => isMeant(event) && this.field?.focus());
    this.#listen(window, 'pagehide', () => this.#keep() ?? drafts.flush());
    this.until(this.#files.takeDrops());
    const settings = this.settings ?? this.#chat.settings;
    settings && this.watch(settings, 'change');
  }

  end() {
    this.#keep();
    this.#forget();
    this.#shown = null;
  }

  template() {
    if (!this.#channel) {
      return html``;
    }
    const text = this.field?.value ?? '';
    return html`<form class="composer" aria-label=${t('composer.label')} @submit=${event => event.preventDefault() ?? this.#sending.send()}>
      ${this.#list.template(() => this.field, this.#chat)}
      ${note(noteFor(this, text))}
      ${bar(this.#mode, () => this.cancel())}
      ${uploadList(this.uploads)}
      ${this.#list.isOpen ? nothing : hint(text)}
      <div class="composer-box">
        ${this.#textarea()}
        ${this.#tools(text)}
      </div>
      <div class="composer-drop" ?hidden=${!this.#files.isOver}>${icon('upload')}
        <span>${t('composer.drop', {channel: this.#channel.title})}</span></div>
    </form>`;
  }

  drawn() {
    if (this.#shown !== this.#channel && this.field) {
      this.#shown = this.#channel;
      this.#restore();
    }
  }

  /** Where the text is typed; null when there is no channel. */
  get field() {
    return this.querySelector('.composer-text');
  }

  /** What is being done: {kind: write, reply or edit, entry}. */
  get mode() {
    return this.#mode;
  }

  /** The files for this channel. */
  get uploads() {
    return this.#files.of(this.#channel);
  }

  /** Whether what is typed may have markup. */
  get usesMarkup() {
    return usesMarkup({chat: this.#chat});
  }

  /** What is written next answers that entry. */
  reply(entry) {
    if (this.#mode.kind === 'edit') {
      this.cancel();
    }
    this.#become({kind: 'reply', entry});
  }

  /** What is written next takes the place of that entry, which is there to begin with. */
  edit(entry) {
    this.#keep();
    this.#become({kind: 'edit', entry});
    this.write(this.usesMarkup ? toMarkup(entry.rich, entry.text) : entry.text);
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }

  /** Ends answering or changing; the draft from before is back. */
  cancel() {
    const wasEditing = this.#mode.kind === 'edit';
    this.#become(WRITING);
    if (wasEditing) {
      this.#restore();
    }
    this.#keep();
  }

  /** Addresses somebody. */
  mention(name) {
    const written = this.#sources.escape(name);
    insertText(this.field, this.field.value === '' ? `${written}: ` : `@${written} `);
  }

  /** Begins with that text, in place of what is there. */
  compose(text) {
    replaceText(this.field, 0, this.field.value.length, text);
  }

  /** Sets the text, without a way back. */
  write(text) {
    this.field.value = text;
    grow(this.field);
    this.#list.close();
    this.redraw();
  }

  /** Has files sent, once that is confirmed. */
  attach(files) {
    this.#files.add(files);
  }

  /** All is sent. */
  done() {
    this.#become(WRITING);
    drafts.set(this.#chat, this.#channel, {text: '', replyTo: null});
    this.write('');
  }

  #textarea() {
    const key = this.#channel.can('message') ? 'composer.placeholder' : 'composer.placeholder-commands';
    const label = t(key, {channel: this.#channel.title});
    const {controls, active} = this.#list.aria;
    return html`<textarea class="composer-text" id="composer-text" rows="1" aria-label=${label} placeholder=${label} autocomplete="off"
      dir="auto" enterkeyhint=${breaksLines(this.#chat.settings) ? 'enter' : 'send'} aria-autocomplete="list"
      aria-controls=${ifDefined(controls ?? undefined)} aria-activedescendant=${ifDefined(active ?? undefined)}
      @input=${() => this.#typed()} @keydown=${event => this.#pressed(event)} @paste=${event => this.#pasted(event)}
      @click=${() => this.#list.update(this.field, this.#sources)} @blur=${() => this.#list.close()}></textarea>`;
  }

  #tools(text) {
    const isEditing = this.#mode.kind === 'edit';
    const hasMarkup = this.usesMarkup && this.#channel.can('message');
    const send = isEditing ? t('composer.save') : t('composer.send');
    return html`<div class="composer-tools">
      ${this.#files.isPossible && !isEditing ? button('attach', 'composer.attach', () => this.#choose()) : nothing}
      ${button('smile', 'composer.emoji', event => this.#pick(event.currentTarget))}
      ${hasMarkup ? html`
        <button class="icon-button composer-more" type="button" aria-label=${t('composer.formats')} title=${t('composer.formats')}
          aria-expanded=${this.#hasFormats} @click=${() => this.#toggleFormats()}><span aria-hidden="true">Aa</span></button>
        <div class="composer-formats-place ${this.#hasFormats ? 'composer-formats-open' : ''}">
          ${formats(() => this.field)}</div>` : nothing}
      <button class="icon-button composer-send" aria-label=${send} title=${send} ?disabled=${!this.#sending.isPossible(text)}
        @mousedown=${event => event.preventDefault()}>${icon(isEditing ? 'check' : 'send')}</button>
    </div>`;
  }

  /** The channel is shown from now on. */
  #enter() {
    this.#forget();
    this.#mode = WRITING;
    if (this.#channel) {
      this.#sources = new Sources(this.#chat, this.#channel);
      this.#endings = ['capabilities', 'ready', 'leave', 'info'].map(event => this.#channel.on(event, () => this.redraw()));
    }
  }

  #forget() {
    this.#endings.forEach(end => end());
    this.#endings = [];
  }

  #listen(target, event, listener) {
    target.addEventListener(event, listener);
    this.until(() => target.removeEventListener(event, listener));
  }

  /** Keeps what is written as a draft. */
  #keep() {
    if (this.#shown && this.#shown === this.#channel && this.field && this.#mode.kind !== 'edit') {
      const {entry} = this.#mode;
      drafts.set(this.#chat, this.#channel, {text: this.field.value, replyTo: entry && {from: entry.from, id: entry.id}});
    }
  }

  /** The draft of the channel is there again. */
  #restore() {
    const {text, replyTo} = drafts.get(this.#chat, this.#channel);
    const entry = replyTo && this.#channel.log.find(replyTo.from, replyTo.id);
    this.#mode = entry ? {kind: 'reply', entry} : WRITING;
    this.write(text);
  }

  #become(mode) {
    this.#mode = mode;
    this.draw();
    this.field.focus();
  }

  #typed() {
    grow(this.field);
    this.#keep();
    this.#list.update(this.field, this.#sources);
    this.#sending.typed(this.field.value);
    this.redraw();
  }

  #pressed(event) {
    if (event.isComposing || event.keyCode === 229) {
      return; // the keys are those of an input method
    }
    if (this.#list.press(event, this.field, this.#sources) || pressed(event, this, this.#sending)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  #pasted(event) {
    if (this.#files.paste(event.clipboardData, this.field)) {
      event.preventDefault();
    }
  }

  async #pick(anchor) {
    const sign = await pick(anchor, this.#channel, this.#chat);
    if (sign !== null) {
      insertText(this.field, sign);
    }
  }

  async #choose() {
    this.attach(await chooseFiles({multiple: true}));
  }

  #toggleFormats() {
    this.#hasFormats = !this.#hasFormats;
    this.draw();
  }
}

function button(name, key, run) {
  return html`<button class="icon-button" type="button" aria-label=${t(key)} title=${t(key)} @click=${run}>${icon(name)}</button>`;
}

customElements.define('lc-composer', Composer);
