import {t} from '../i18n/index.js';
import {ActingView} from '../people/people-acting.js';
import {html, nothing} from '../ui/view.js';
import './account-otp.js';

/** The least characters of a password (§2.3.1). */
const LEAST = 6;

/** How one logs in: making one's name one's own by a password (§5.2), changing that, and one-time passwords (shirakumo §24). */
export class AccountLogin extends ActingView {
  chat;
  #password = '';
  #again = '';
  #isShown = false;
  #error = '';

  begin() {
    this.watch(this.chat, 'state', 'users');
  }

  template() {
    const isRegistered = this.chat.registered;
    const action = t(isRegistered ? 'people.change-password' : 'people.register');
    return html`
      <div class="stack">
        <h3>${action}</h3>
        <p class="muted">${t(isRegistered ? 'people.change-password-hint' : 'people.register-hint', {name: this.chat.name})}</p>
        <form class="stack" @submit=${event => this.#submit(event)}>
          <input class="visually-hidden" type="text" name="username" autocomplete="username" .value=${this.chat.name} tabindex="-1"
            aria-hidden="true" readonly>
          ${this.#field('password', t('people.new-password'), text => { this.#password = text; })}
          ${this.#field('again', t('people.password-again'), text => { this.#again = text; })}
          <label class="check">
            <input type="checkbox" .checked=${this.#isShown} @change=${event => {
              this.#isShown = event.target.checked;
              this.redraw();
            }}>
            <span>${t('people.show-password')}</span>
          </label>
          ${this.#error ? html`<p class="error" id="login-error" role="alert">${this.#error}</p>` : nothing}
          <div class="form-buttons">
            <button class="button button-primary" ?disabled=${this.busy}>${action}</button>
          </div>
        </form>
        ${isRegistered && this.chat.has('shirakumo-otp') ? html`<lc-account-otp .chat=${this.chat}></lc-account-otp>` : nothing}
      </div>`;
  }

  #field(name, label, write) {
    return html`
      <div class="field">
        <label for=${`login-${name}`}>${label}</label>
        <input class="input" id=${`login-${name}`} name=${name} type=${this.#isShown ? 'text' : 'password'} autocomplete="new-password"
          autocapitalize="none" spellcheck="false" required aria-invalid=${Boolean(this.#error)}
          aria-describedby=${this.#error ? 'login-error' : nothing} @input=${event => write(event.target.value)}>
      </div>`;
  }

  async #submit(event) {
    event.preventDefault();
    const form = event.target;
    this.#error = this.#objection();
    this.redraw();
    if (this.#error) {
      form.elements.password.focus();
    } else if (await this.act(() => this.chat.register(this.#password), t('people.password-set'))) {
      [this.#password, this.#again] = ['', ''];
      form.reset();
    }
  }

  #objection() {
    if ([...this.#password].length < LEAST) {
      return t('people.password-short', {n: LEAST});
    }
    return this.#password === this.#again ? '' : t('people.password-differs');
  }
}

customElements.define('lc-account-login', AccountLogin);
