import {repeat} from '../lib/lit-html/directives/repeat.js';
import {t} from '../i18n/index.js';
import {copy} from './account-otp.js';
import {confirm} from '../ui/dialog.js';
import {icon} from '../ui/icon.js';
import {ActingView} from '../people/people-acting.js';
import {primaryOf} from '../people/profile-actions.js';
import {html, nothing} from '../ui/view.js';

/** Keys by which others speak as oneself, and as whom one may speak (shirakumo §15). */
export class AccountIdentities extends ActingView {
  chat;
  /** Pairs of a key and the name of who uses it, null while nobody does. */
  #shares = [];
  #identities = [];
  #isLoaded = false;

  begin() {
    this.#load();
  }

  template() {
    const can = type => primaryOf(this.chat)?.can(type);
    return html`
      <div class="stack">
        <h3>${t('people.shares')}</h3>
        <p class="muted">${t('people.shares-hint')}</p>
        ${this.#isLoaded && this.#shares.length === 0 ? html`<p class="muted">${t('people.no-shares')}</p>` : nothing}
        <ul class="lines" role="list">${repeat(this.#shares, ([key]) => key, share => this.#share(share, can('unshare-identity')))}</ul>
        <div class="form-buttons">
          ${can('share-identity') ? html`
            <button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#make()}>${icon('plus')}<span>${
              t('people.share')}</span></button>` : nothing}
          ${can('unshare-identity') && this.#shares.length > 1 ? html`
            <button class="button button-danger" type="button" ?disabled=${this.busy} @click=${() => this.#revoke()}>${
              t('people.unshare-all')}</button>` : nothing}
        </div>
        <h3>${t('people.identities')}</h3>
        ${this.#isLoaded && this.#identities.length === 0 ? html`<p class="muted">${t('people.no-identities')}</p>` : nothing}
        <ul class="lines" role="list">${this.#identities.map(name => html`
          <li class="line"><bdi class="line-text">${name}</bdi><code class="muted">/as ${name} …</code></li>`)}</ul>
        ${can('assume-identity') ? this.#form() : nothing}
      </div>`;
  }

  #share([key, user], mayRevoke) {
    return html`
      <li class="line">
        <span class="line-text"><code>${key}</code><br><span class="muted">${
          user ? t('people.share-used', {name: user}) : t('people.share-unused')}</span></span>
        ${user ? nothing : html`
          <button class="icon-button" type="button" aria-label=${t('people.copy-key')} title=${t('people.copy-key')}
            @click=${() => copy(key)}>${icon('copy')}</button>`}
        ${mayRevoke ? html`
          <button class="button button-danger" type="button" ?disabled=${this.busy} @click=${() => this.#revoke([key, user])}>${
            t('people.unshare')}<span class="visually-hidden"> ${user ?? key}</span></button>` : nothing}
      </li>`;
  }

  #form() {
    return html`
      <form class="stack" @submit=${event => this.#assume(event)}>
        <div class="field">
          <label for="identity-name">${t('people.identity-of')}</label>
          <input class="input" id="identity-name" name="name" required autocomplete="off" autocapitalize="none" spellcheck="false">
        </div>
        <div class="field">
          <label for="identity-key">${t('people.identity-key')}</label>
          <input class="input" id="identity-key" name="key" required autocomplete="off" autocapitalize="none" spellcheck="false">
        </div>
        <div class="form-buttons"><button class="button" ?disabled=${this.busy}>${t('people.assume')}</button></div>
      </form>`;
  }

  #load() {
    return this.act(async () => {
      const answer = await this.ask({type: 'list-shared-identities'});
      this.#shares = (answer.shares ?? []).map(([key, user]) => [key, user ?? null]);
      this.#identities = answer.identities ?? [];
      this.#isLoaded = true;
    });
  }

  async #make() {
    await this.act(() => this.ask({type: 'share-identity'}), t('people.shared')) && this.#load();
  }

  /** Takes a key back, or all of them. */
  async #revoke([key, user] = []) {
    const question = key ? user ? t('people.unshare-ask', {name: user}) : t('people.unshare-unused-ask') : t('people.unshare-all-ask');
    const label = t(key ? 'people.unshare' : 'people.unshare-all');
    if (await confirm(question, {label, yes: label})) {
      await this.act(() => this.ask({type: 'unshare-identity', ...key && {key}}), t('people.unshared')) && this.#load();
    }
  }

  async #assume(event) {
    event.preventDefault();
    const form = event.target;
    const [target, key] = [form.elements.name.value.trim(), form.elements.key.value.trim()];
    if (await this.act(() => this.ask({type: 'assume-identity', target, key}), t('people.assumed', {name: target}))) {
      form.reset();
      this.#load();
    }
  }
}

customElements.define('lc-account-identities', AccountIdentities);
