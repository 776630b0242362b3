import {repeat} from '../lib/lit-html/directives/repeat.js';
import {sameName} from '../protocol/names.js';
import {t} from '../i18n/index.js';
import {ActingView} from './people-acting.js';
import {html} from '../ui/view.js';

/** The roles somebody has in a channel (shirakumo §26), and who may gives and takes them there. */
export class ProfileRoles extends ActingView {
  chat;
  channel;
  #name = '';
  /** The names of all roles and of those they have; null until they are known. */
  #all = null;
  #own = null;

  get name() {
    return this.#name;
  }

  set name(name) {
    if (name !== this.#name) {
      this.#name = name;
      this.restart();
    }
  }

  begin() {
    this.#all = null;
    this.#own = null;
    this.watch(this.channel, 'capabilities');
    this.#load();
  }

  template() {
    if (!this.#all?.length) {
      return html``;
    }
    const has = role => this.#own.some(own => sameName(own, role));
    const mayGive = this.channel.can('assign-role');
    const mayTake = this.channel.can('remove-role');
    if (!mayGive && !mayTake) {
      return this.#own.length === 0 ? html`` : html`
        ${this.#heading()}<p class="profile-badges">${this.#own.map(role => html`<span class="badge">${role}</span> `)}</p>`;
    }
    return html`
      <fieldset class="profile-roles">
        <legend>${t('people.roles-in', {channel: this.channel.name})}</legend>
        ${repeat(this.#all, role => role, role => html`
          <label class="check">
            <input type="checkbox" .checked=${has(role)} ?disabled=${this.busy || !(has(role) ? mayTake : mayGive)}
              @change=${event => this.#change(role, event.target)}>
            <span><bdi>${role}</bdi></span>
          </label>`)}
      </fieldset>`;
  }

  #heading() {
    return html`<h3 class="profile-scope">${t('people.roles-in', {channel: this.channel.name})}</h3>`;
  }

  async #load() {
    const [name, channel] = [this.#name, this.channel.name];
    const roles = async target => (await this.ask({type: 'roles', channel, ...target})).roles ?? [];
    try {
      const [all, own] = await Promise.all([roles({}), roles({target: name})]);
      if (name === this.#name) {
        [this.#all, this.#own] = [all, own];
        this.redraw();
      }
    } catch {
      // Servers without roles have none to show.
    }
  }

  async #change(role, box) {
    const type = box.checked ? 'assign-role' : 'remove-role';
    const update = {type, channel: this.channel.name, role, target: this.#name};
    const done = await this.act(() => this.ask(update), t(`people.did.${type}`, {role, name: this.#name, channel: this.channel.name}));
    if (done) {
      this.#load();
    } else {
      box.checked = !box.checked;
    }
  }
}

customElements.define('lc-profile-roles', ProfileRoles);
