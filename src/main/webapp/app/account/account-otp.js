import {t} from '../i18n/index.js';
import {canCheck, inGroups, isRight, newKey, otpUri} from './account-otp-key.js';
import {ActingView} from '../people/people-acting.js';
import {confirm} from '../ui/dialog.js';
import {icon} from '../ui/icon.js';
import {tell} from '../ui/toast.js';
import {html, nothing} from '../ui/view.js';
import './account-code.js';

/**
 * One-time passwords beside the password (shirakumo §24). Whether they are on already is something the protocol has no question for, so
 * both ways are offered.
 */
export class AccountOtp extends ActingView {
  chat;
  /** The key that is being set up, or null. */
  #key = null;
  #code = '';
  #password = '';
  #again = '';
  #error = '';

  template() {
    return html`
      <section class="stack otp">
        <h3>${t('people.otp')}</h3>
        <p class="muted">${t('people.otp-hint')}</p>
        ${this.#key ? this.#setup() : html`
          <div class="form-buttons">
            <button class="button" type="button" @click=${() => this.#begin()}>${icon('key')}<span>${t('people.otp-begin')}</span></button>
          </div>`}
        ${this.#key ? nothing : this.#off()}
      </section>`;
  }

  #setup() {
    const uri = otpUri(this.#key, this.chat.server, this.chat.name);
    return html`
      <ol class="otp-steps">
        <li>
          <p>${t('people.otp-scan')}</p>
          <lc-account-code .text=${uri} .label=${t('people.otp-code')}></lc-account-code>
          <p>${t('people.otp-type')}</p>
          <p class="otp-key"><code>${inGroups(this.#key)}</code>
            <button class="icon-button" type="button" aria-label=${t('people.copy-key')} title=${t('people.copy-key')}
              @click=${() => copy(this.#key)}>${icon('copy')}</button></p>
          <p class="form-buttons"><a class="button" href=${uri}>${t('people.otp-open')}</a>
            <button class="button" type="button" @click=${() => copy(uri)}>${icon('copy')}<span>${t('people.copy-uri')}</span></button></p>
        </li>
        <li>
          <form class="stack" @submit=${event => this.#turnOn(event)}>
            ${canCheck() ? this.#codeField() : html`<p class="notice">${t('people.otp-unchecked')}</p>`}
            ${this.#passwordField('otp-password')}
            <div class="form-buttons">
              <button class="button button-primary" ?disabled=${this.busy}>${t('people.otp-on')}</button>
              <button class="button" type="button" @click=${() => this.#cancel()}>${t('dialog.cancel')}</button>
            </div>
          </form>
        </li>
      </ol>`;
  }

  #codeField() {
    return html`
      <div class="field">
        <label for="otp-token">${t('people.otp-token')}</label>
        <input class="input otp-token" id="otp-token" inputmode="numeric" autocomplete="one-time-code" maxlength="8" required
          @input=${event => { this.#code = event.target.value; }}>
      </div>`;
  }

  /** The key comes with a registration, which sets the password as well (§5.2): so it is typed twice, or a slip would be the new one. */
  #passwordField(id) {
    return html`
      <input class="visually-hidden" type="text" name="username" autocomplete="username" .value=${this.chat.name} tabindex="-1"
        aria-hidden="true" readonly>
      <div class="field">
        <label for=${id}>${t('people.own-password')}</label>
        <input class="input" id=${id} type="password" autocomplete="current-password" required aria-describedby=${`${id}-hint`}
          @input=${event => { this.#password = event.target.value; }}>
        <p class="muted" id=${`${id}-hint`}>${t('people.own-password-hint')}</p>
      </div>
      <div class="field">
        <label for=${`${id}-again`}>${t('people.own-password-again')}</label>
        <input class="input" id=${`${id}-again`} type="password" autocomplete="current-password" required
          @input=${event => { this.#again = event.target.value; }}>
      </div>
      ${this.#error ? html`<p class="error" role="alert">${this.#error}</p>` : nothing}`;
  }

  #off() {
    return html`
      <details class="otp-off">
        <summary>${t('people.otp-off')}</summary>
        <form class="stack" @submit=${event => this.#turnOff(event)}>
          ${this.#passwordField('otp-off-password')}
          <div class="form-buttons"><button class="button button-danger" ?disabled=${this.busy}>${t('people.otp-off')}</button></div>
        </form>
      </details>`;
  }

  #begin() {
    this.#key = newKey();
    this.#error = '';
    this.draw();
    this.querySelector('#otp-token, #otp-password')?.scrollIntoView({block: 'nearest'});
  }

  #cancel() {
    this.#key = null;
    this.#forget();
  }

  async #turnOn(event) {
    event.preventDefault();
    const isChecked = !canCheck() || await isRight(this.#code, this.#key);
    this.#error = isChecked ? this.#objection() : t('people.otp-wrong');
    this.redraw();
    if (!this.#error && await this.act(() => this.chat.register(this.#password, this.#key), t('people.otp-is-on'))) {
      this.#cancel();
    }
  }

  async #turnOff(event) {
    event.preventDefault();
    const form = event.target;
    const label = t('people.otp-off');
    this.#error = this.#objection();
    this.redraw();
    if (!this.#error && await confirm(t('people.otp-off-ask'), {label, yes: label})
        && await this.act(() => this.chat.register(this.#password, ''), t('people.otp-is-off'))) {
      form.reset();
      this.#forget();
    }
  }

  #objection() {
    return this.#password === this.#again ? '' : t('people.password-differs');
  }

  #forget() {
    [this.#code, this.#password, this.#again, this.#error] = ['', '', '', ''];
    this.redraw();
  }
}

/** Puts a text where it can be pasted from; pages that are not secure may not. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    tell(t('people.copied'));
  } catch {
    tell(t('people.not-copied'), 'warning');
  }
}

customElements.define('lc-account-otp', AccountOtp);
