import {live} from '../lib/lit-html/directives/live.js';
import {current, t} from '../i18n/index.js';
import {below, objectionTo} from './browse-tree.js';
import {ActingView} from '../people/people-acting.js';
import {sortNames} from '../people/people-rows.js';
import {primaryOf} from '../people/profile-actions.js';
import {html, nothing} from '../ui/view.js';

/** A form for a new channel: one with a name, at the top or below another, or one that nobody sees (§5.3.1). */
export class BrowseCreate extends ActingView {
  chat;
  #known = () => [];
  #label = '';
  #parent = '';
  #isAnonymous = false;

  /** Makes the names of the channels that are known. */
  get known() {
    return this.#known;
  }

  set known(known) {
    this.#known = known;
    this.isConnected && this.redraw();
  }

  begin() {
    this.watch(this.chat, 'channels');
  }

  template() {
    const mayAtTop = primaryOf(this.chat)?.can('create');
    const parents = this.#parents();
    if (!mayAtTop && parents.length === 0) {
      return html``;
    }
    const parent = mayAtTop || this.#parent ? this.#parent : parents[0];
    const objection = this.#isAnonymous ? '' : objectionTo(this.#label.trim(), parent, this.known());
    return html`
      <details class="browse-create">
        <summary>${t('people.create')}</summary>
        <form class="stack" @submit=${event => this.#create(event, parent)}>
          ${mayAtTop ? html`
            <label class="check">
              <input type="checkbox" .checked=${this.#isAnonymous} aria-describedby="create-anonymous" @change=${event => {
                this.#isAnonymous = event.target.checked;
                this.redraw();
              }}>
              <span>${t('people.anonymous')}<br><span class="muted" id="create-anonymous">${t('people.anonymous-hint')}</span></span>
            </label>` : nothing}
          ${this.#isAnonymous ? nothing : this.#named({mayAtTop, parents, parent, objection})}
          <div class="form-buttons">
            <button class="button button-primary" ?disabled=${this.busy || Boolean(objection)}>${t('people.create')}</button>
          </div>
        </form>
      </details>`;
  }

  #named({mayAtTop, parents, parent, objection}) {
    return html`
      <div class="field">
        <label for="create-parent">${t('people.below')}</label>
        <select class="input" id="create-parent" @change=${event => {
          this.#parent = event.target.value;
          this.redraw();
        }}>
          ${mayAtTop ? html`<option value="" ?selected=${!parent}>${t('people.at-top')}</option>` : nothing}
          ${parents.map(name => html`<option value=${name} ?selected=${name === parent}>${name}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="create-name">${t('people.channel-name')}</label>
        <input class="input" id="create-name" .value=${live(this.#label)} required autocomplete="off" autocapitalize="none"
          spellcheck="false" aria-invalid=${Boolean(objection)} aria-describedby="create-told" @input=${event => {
            this.#label = event.target.value;
            this.redraw();
          }}>
        <p class=${objection ? 'error' : 'muted'} id="create-told" role="status">${objection ? t(`people.bad-channel.${objection}`)
          : parent && this.#label ? t('people.full-name', {channel: below(parent, this.#label.trim())}) : t('people.channel-name-hint')}</p>
      </div>`;
  }

  /** Channels below which one may make others, which is known of those that one is in. */
  #parents() {
    const mayIn = name => {
      const channel = this.chat.channel(name);
      return channel?.joined && !channel.anonymous && channel.can('create');
    };
    return sortNames(this.known(), current()).filter(mayIn);
  }

  async #create(event, parent) {
    event.preventDefault();
    const name = this.#isAnonymous ? null : below(parent, this.#label.trim());
    let channel;
    const done = await this.act(async () => {
      channel = await this.chat.create(name);
    });
    if (done) {
      this.#label = '';
      (channel?.name ?? name) && this.dispatch('open-channel', {name: channel?.name ?? name});
    }
  }
}

customElements.define('lc-browse-create', BrowseCreate);
