import {html, nothing, View} from '../ui/view.js';
import {icon} from '../ui/icon.js';
import {inWords} from '../ui/toast.js';
import {canRemember} from './credentials.js';
import {ownAddress} from './links.js';
import {languages, t} from '../i18n/index.js';

/** Where one says who one is. Any name will do, none as well; a password only for names that are registered. */
export class Login extends View {
  #busy = false;
  #withPassword = false;
  #problem = '';

  /** {chat, settings, enter, target}: enter is called with {url, name, password, otp, stay} and answers a promise. */
  context;

  begin() {
    this.#withPassword = Boolean(this.context.settings.get('registered'));
    this.watch(this.context.settings, 'change');
  }

  template() {
    const {settings, target} = this.context;
    return html`<main class="login">
      <form class="login-card" @submit=${this.#submitted} aria-busy=${String(this.#busy)}>
        <img class="login-mark" src="app/icons/icon.svg" alt="" width="56" height="56">
        <h1>${t('login.title')}</h1>
        <p class="muted">${target?.channel ? t('login.into', {channel: target.channel}) : t('login.lead')}</p>
        <div class="field"><label for="login-name">${t('login.name')}</label>
          <input class="input" id="login-name" name="name" maxlength="32" autocomplete="username" autocapitalize="none" spellcheck="false"
            .value=${settings.get('name') ?? ''} aria-describedby="login-name-hint" autofocus>
          <span class="muted" id="login-name-hint">${t('login.name-hint')}</span></div>
        <label class="check"><input type="checkbox" .checked=${this.#withPassword} @change=${event => {
          this.#withPassword = event.target.checked;
          this.redraw();
        }}><span>${t('login.registered')}</span></label>
        ${this.#withPassword ? this.#password() : nothing}
        <p class="error" role="alert">${this.#problem}</p>
        <button class="button button-primary login-enter" ?disabled=${this.#busy}>
          ${this.#busy ? t('login.entering') : t('login.enter')}</button>
        ${this.#more(settings)}
      </form></main>`;
  }

  #password() {
    return html`
      <div class="field"><label for="login-password">${t('login.password')}</label>
        <input class="input" id="login-password" name="password" type="password" autocomplete="current-password" required></div>
      <div class="field"><label for="login-otp">${t('login.otp')}</label>
        <input class="input" id="login-otp" name="otp" inputmode="numeric" autocomplete="one-time-code"></div>
      ${canRemember() ? html`<label class="check"><input type="checkbox" name="stay" .checked=${Boolean(this.context.settings.get('stay'))}>
        <span>${t('login.stay')}</span></label>` : nothing}`;
  }

  #more(settings) {
    return html`<details class="login-more"><summary>${t('login.more')}</summary>
      <div class="stack">
        <div class="field"><label for="login-server">${t('login.server')}</label>
          <input class="input" id="login-server" name="url" inputmode="url" autocomplete="off" spellcheck="false" placeholder=${ownAddress()}
            .value=${settings.get('serverUrl') ?? ''}>
          <span class="muted">${t('login.server-hint')}</span></div>
        <div class="field"><label for="login-language">${t('preferences.language')}</label>
          <select class="input" id="login-language" @change=${event => settings.set('language', event.target.value)}>
            ${languages().map(tag => html`<option value=${tag} ?selected=${document.documentElement.lang === tag}>${t(`language.${tag}`)}</option>`)}
          </select></div>
      </div></details>`;
  }

  #submitted = async event => {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.target));
    const url = this.#address(form.url?.trim());
    if (!url || this.#busy) {
      this.#problem = url ? '' : t('login.bad-server');
      this.redraw();
      return;
    }
    this.context.settings.set('serverUrl', form.url.trim());
    await this.#enter({url, name: form.name.trim(), password: form.password, otp: form.otp?.trim(), stay: form.stay === 'on'});
  };

  async #enter(login) {
    this.#busy = true;
    this.#problem = '';
    this.redraw();
    try {
      await this.context.enter(login);
    } catch (error) {
      this.#problem = inWords(error);
      this.#withPassword ||= ['username-taken', 'invalid-password'].includes(error?.update?.type);
    } finally {
      this.#busy = false;
      this.redraw();
    }
  }

  /** The address of a WebSocket, from what a person may type; null when it cannot be one. */
  #address(text) {
    if (!text) {
      return ownAddress();
    }
    try {
      const url = new URL(/^\w+:\/\//.test(text) ? text : `wss://${text}`);
      url.protocol = url.protocol.replace(/^http/, 'ws');
      return ['ws:', 'wss:'].includes(url.protocol) ? url.href : null;
    } catch {
      return null;
    }
  }
}

customElements.define('lc-login', Login);
