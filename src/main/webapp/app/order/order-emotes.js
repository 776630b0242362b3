import {repeat} from '../lib/lit-html/directives/repeat.js';
import {fold, isName} from '../protocol/names.js';
import {current, t} from '../i18n/index.js';
import {confirm} from '../ui/dialog.js';
import {icon} from '../ui/icon.js';
import {ActingView} from '../people/people-acting.js';
import {chooseFile, pictureOf} from '../people/people-files.js';
import {sortNames} from '../people/people-rows.js';
import {tell} from '../ui/toast.js';
import {html, nothing} from '../ui/view.js';
import '../people/people-name-form.js';

/** What the picture of an emote may be (shirakumo §3): one of these types, and so large; others are drawn anew. */
const TYPES = ['image/png', 'image/gif', 'image/jpeg', 'image/webp', 'image/avif'];
const MOST_BYTES = 200 * 1024;
const SIDE = 128;

/** The emotes of a channel (shirakumo §3). */
export class OrderEmotes extends ActingView {
  chat;
  channel;
  #file = null;

  begin() {
    this.watch(this.channel, 'emotes', 'capabilities');
    this.until(() => this.#drop());
  }

  template() {
    const mayChange = this.channel.can('emote');
    const names = sortNames(this.channel.emotes.keys(), current());
    return html`
      <div class="stack">
        <p class="muted">${t('people.emotes-hint')}</p>
        ${names.length === 0 ? html`<p class="muted">${t('people.no-emotes')}</p>` : nothing}
        <ul class="emote-list" role="list">${repeat(names, name => name, name => html`
          <li class="emote">
            <img class="emote-picture" src=${safe(this.channel.emotes.get(name))} alt="" decoding="async" loading="lazy">
            <code class="emote-name">:${name}:</code>
            ${mayChange ? html`
              <button class="icon-button" type="button" ?disabled=${this.busy} aria-label=${t('people.remove-emote', {name})}
                title=${t('people.remove-emote', {name})} @click=${() => this.#remove(name)}>${icon('trash')}</button>` : nothing}
          </li>`)}
        </ul>
        ${mayChange ? this.#form() : nothing}
      </div>`;
  }

  #form() {
    return html`
      <h3>${t('people.new-emote')}</h3>
      <div class="emote-new">
        ${this.#file ? html`<img class="emote-picture" src=${this.#file.url} alt=${this.#file.file.name}>` : nothing}
        <button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#choose()}>${icon('upload')}<span>${
          t(this.#file ? 'people.another-picture' : 'people.choose-picture')}</span></button>
      </div>
      ${this.#file ? html`
        <lc-name-form .label=${t('people.emote-name')} .action=${t('people.add')} .busy=${this.busy}
          .accepts=${name => isName(bare(name)) && !bare(name).includes(':')}
          .run=${name => this.#add(bare(name))}></lc-name-form>` : nothing}`;
  }

  async #choose() {
    const file = await chooseFile('image/*');
    if (file) {
      this.#drop();
      this.#file = {file, url: URL.createObjectURL(file)};
      this.draw();
      this.querySelector('lc-name-form input')?.focus();
    }
  }

  async #add(name) {
    const isThere = [...this.channel.emotes.keys()].some(known => fold(known) === fold(name));
    if (isThere && !await confirm(t('people.replace-emote', {name}), {label: t('people.new-emote'), yes: t('people.replace')})) {
      return false;
    }
    const {file} = this.#file;
    let picture;
    try {
      picture = await pictureOf(file, {kept: TYPES, side: SIDE, bytes: MOST_BYTES});
    } catch {
      tell(t('people.no-picture', {file: file.name}), 'error');
      return false;
    }
    const update = {type: 'emote', channel: this.channel.name, name, ...picture};
    const done = await this.act(() => this.ask(update), t('people.emote-added', {name}));
    if (done) {
      this.#drop();
      this.redraw();
    }
    return done;
  }

  async #remove(name) {
    const label = t('people.remove-emote', {name});
    if (await confirm(t('people.remove-emote-ask', {name}), {label, yes: t('people.remove')})) {
      const update = {type: 'emote', channel: this.channel.name, name, contentType: 'image/png', payload: ''};
      await this.act(() => this.ask(update), t('people.emote-removed', {name}));
    }
  }

  #drop() {
    this.#file && URL.revokeObjectURL(this.#file.url);
    this.#file = null;
  }
}

/** The name without the colons that people may write around it. */
function bare(name) {
  return name.replace(/^:(.*):$/, '$1').trim();
}

function safe(url) {
  return /^(data:image\/|blob:)/.test(url ?? '') ? url : '';
}

customElements.define('lc-order-emotes', OrderEmotes);
