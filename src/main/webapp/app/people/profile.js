import {fold, sameName} from '../protocol/names.js';
import {load, t} from '../i18n/index.js';
import {ActingView} from './people-acting.js';
import {infoView} from './people-infos.js';
import {USER_KEYS} from './people-keys.js';
import {doneText, perform} from './profile-perform.js';
import {actionsOn, isServer, primaryOf, pullable} from './profile-actions.js';
import {openMenu} from '../ui/menu.js';
import {avatar} from '../ui/avatar.js';
import {icon} from '../ui/icon.js';
import {html, nothing} from '../ui/view.js';
import './profile-grants.js';
import './profile-roles.js';
import './profile-server.js';

await load('people-account', 'people-order');

/** Who somebody is, and what can be done with, for and against them. Their name is the heading of what it stands in. */
export class Profile extends ActingView {
  chat;
  /** Where they were met; null or undefined if nowhere. */
  channel;
  #name = '';
  /** Names on the quiet list of the channel; null when that is not known. */
  #quieted = null;
  /** Why nothing is known; null while something may be. */
  #missing = null;

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
    // Where it will be told it is taken for empty until then, so that no button moves to where another one was.
    this.#quieted = this.channel?.can('quieted') ? [] : null;
    this.#missing = null;
    this.until(this.chat.on('users', user => (!user || sameName(user.name, this.#name)) && this.redraw()));
    this.watch(this.chat, 'channels');
    this.channel && this.watch(this.channel, 'users', 'capabilities');
    this.chat.look(this.#name).then(() => this.redraw(), error => {
      this.#missing = error;
      this.redraw();
    });
    this.#loadQuieted();
  }

  template() {
    const user = this.chat.user(this.#name);
    return html`
      <div class="profile">
        <header class="profile-head">
          ${avatar(user.name ? user : {...user, name: this.#name}, 'large')}
          <div class="profile-title">
            ${user.info?.get('real-name') ? html`<p class="profile-name"><bdi>${user.info.get('real-name')}</bdi></p>` : nothing}
            <p class="profile-badges">${this.#badges(user)}</p>
          </div>
        </header>
        ${this.#missing ? html`<p class="muted">${t('people.unknown', {name: this.#name})}</p>` : nothing}
        ${infoView(user.info ?? new Map(), USER_KEYS)}
        ${this.#actions('person')}
        ${this.channel?.can('roles') && !this.#missing ? html`
          <lc-profile-roles .chat=${this.chat} .channel=${this.channel} .name=${this.#name}></lc-profile-roles>` : nothing}
        ${this.#actions('channel')}
        ${this.#mayGrant() ? html`
          <lc-profile-grants .chat=${this.chat} .channel=${this.channel} .name=${this.#name}></lc-profile-grants>` : nothing}
        ${this.#actions('server')}
        ${primaryOf(this.chat)?.can('server-info') ? html`
          <lc-profile-server .chat=${this.chat} .name=${this.#name}></lc-profile-server>` : nothing}
      </div>`;
  }

  #mayGrant() {
    return Boolean(this.channel) && !isServer(this.chat, this.#name) && (this.channel.can('grant') || this.channel.can('deny'));
  }

  #badges(user) {
    const isPerson = !isServer(this.chat, this.#name);
    return [
      this.chat.isMe(this.#name) && t('people.you'),
      !isPerson && t('people.server'),
      user.registered && t('people.registered'),
      user.loaded && !user.registered && isPerson && t('people.guest'),
      user.loaded && isPerson && (user.connections ? t('people.connections', {n: user.connections}) : t('people.offline')),
      this.chat.blocked.has(fold(this.#name)) && t('people.blocked'),
    ].filter(Boolean).map(text => html`<span class="badge">${text}</span> `);
  }

  #actions(scope) {
    const actions = actionsOn(this.#name, {chat: this.chat, channel: this.channel, quieted: this.#quieted})
        .filter(action => action.scope === scope && !(this.#missing && scope === 'person'));
    return actions.length === 0 ? nothing : html`
      <section class="profile-actions">
        <h3 class="profile-scope">${t(`people.scope.${scope}`, {channel: this.channel?.name ?? ''})}</h3>
        <div class="profile-buttons">${actions.map(action => html`
          <button class="button ${action.isDangerous ? 'button-danger' : ''}" type="button" ?disabled=${this.busy} data-action=${action.id}
            aria-haspopup=${action.id === 'pull' ? 'menu' : nothing} @click=${event => this.#do(action, event.currentTarget)}>
            ${icon(action.icon)}<span>${t(`people.do.${action.id}`)}</span>
          </button>`)}
        </div>
      </section>`;
  }

  async #do(action, button) {
    if (action.id === 'mention') {
      this.dispatch('mention', {name: this.#name});
      this.closest('dialog')?.close();
    } else if (action.id === 'pull') {
      openMenu(button, pullable(this.#name, this.chat).map(channel => ({label: channel.name, run: () => this.#pull(channel)})));
    } else if (await perform(this, action, {name: this.#name, channel: this.channel})) {
      this.#loadQuieted();
    }
  }

  #pull(channel) {
    const update = {type: 'pull', channel: channel.name, target: this.#name};
    this.act(() => this.ask(update), doneText('pull', {name: this.#name, channel: channel.name}));
  }

  async #loadQuieted() {
    if (this.channel?.can('quieted')) {
      const name = this.#name;
      // Without the list both actions are offered; there is nothing to tell.
      const answer = await this.ask({type: 'quieted', channel: this.channel.name}).catch(() => null);
      if (name === this.#name) {
        this.#quieted = answer && (answer.target ?? []);
        this.redraw();
      }
    }
  }
}

customElements.define('lc-profile', Profile);
