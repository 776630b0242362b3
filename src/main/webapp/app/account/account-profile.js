import {t} from '../i18n/index.js';
import {ActingView} from '../people/people-acting.js';
import {iconForm} from '../people/people-icon-form.js';
import {infoForm} from '../people/people-info-form.js';
import {changedTexts, USER_KEYS} from '../people/people-keys.js';
import {primaryOf} from '../people/profile-actions.js';
import {html} from '../ui/view.js';

/** What others see of oneself (shirakumo §14). */
export class AccountProfile extends ActingView {
  chat;
  /** What was typed and is not sent, by key. */
  #typed = new Map();

  begin() {
    this.watch(this.chat, 'users', 'state');
    this.chat.look(this.chat.name).then(() => this.redraw(), () => {});
  }

  template() {
    const user = this.chat.user(this.chat.name);
    const mayChange = this.chat.registered && primaryOf(this.chat)?.can('set-user-info');
    return html`
      <div class="stack">
        <p class="account-name"><bdi>${this.chat.name}</bdi> <span class="badge">${
          t(this.chat.registered ? 'people.registered' : 'people.guest')}</span></p>
        ${mayChange ? html`
          ${iconForm({view: this, owner: user.name ? user : {...user, name: this.chat.name}, save: data => this.#saveIcon(data)})}
          ${this.#away(user)}
          ${infoForm({
            id: 'account',
            keys: this.#keys(user),
            texts: new Map([...user.info, ...this.#typed]),
            busy: this.busy,
            write: (key, text) => this.#typed.set(key, text),
            save: () => this.#save(user),
          })}` : html`<p class="notice">${t('people.register-first')}</p>`}
      </div>`;
  }

  #away(user) {
    const away = /^away$/i.test(user.info.get('status') ?? '');
    return html`
      <label class="check">
        <input type="checkbox" .checked=${away} ?disabled=${this.busy} @change=${event => this.#setAway(event.target.checked)}>
        <span>${t('people.i-am-away')}</span>
      </label>`;
  }

  /** Those of the protocol, and what else there is on this server. */
  #keys(user) {
    const known = USER_KEYS.map(({key}) => key);
    const others = [...user.info.keys()].filter(key => key !== 'icon' && !known.includes(key));
    return [...USER_KEYS, ...others.map(key => ({key, most: 10_000}))];
  }

  #setAway(away) {
    this.#typed.delete('status');
    return this.#set([['status', away ? 'away' : '']]);
  }

  #saveIcon(data) {
    return this.#set([['icon', data]]);
  }

  async #save(user) {
    const changed = changedTexts(user.info, this.#typed);
    if (await this.#set(changed)) {
      this.#typed.clear();
    }
  }

  #set(texts) {
    return this.act(async () => {
      for (const [key, text] of texts) {
        await this.chat.setInfo(key, text);
        this.#typed.delete(key);
      }
      await this.chat.look(this.chat.name);
    }, t('people.saved'));
  }
}

customElements.define('lc-account-profile', AccountProfile);
