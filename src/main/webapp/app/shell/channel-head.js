import {html, nothing, View} from '../ui/view.js';
import {icon} from '../ui/icon.js';
import {openMenu} from '../ui/menu.js';
import {tell} from '../ui/toast.js';
import {notifyLevel} from './notifier.js';
import {invitation} from './links.js';
import {t} from '../i18n/index.js';
import {count} from '../i18n/times.js';

/** The line above a channel: what it is called and about, and what can be done with it. */
export class ChannelHead extends View {
  #channel;
  chat;

  /** Whether its people are shown. */
  people = false;

  get channel() {
    return this.#channel;
  }

  set channel(channel) {
    if (channel !== this.#channel) {
      this.#channel = channel;
      this.restart();
    }
  }

  begin() {
    this.watch(this.#channel, 'info', 'users', 'capabilities');
    this.watch(this.chat, 'state', 'channels');
  }

  template() {
    const channel = this.#channel;
    const title = channel.title || channel.name;
    const topic = channel.info.get('topic') ?? '';
    return html`<header class="head">
      <button class="icon-button head-menu" aria-label=${t('shell.open-channels')} @click=${() => this.#say('open-drawer')}>${icon('menu')}${this.#others()}</button>
      <div class="head-titles">
        <h1 class="head-title" title=${title === channel.name ? title : `${title} (${channel.name})`}><bdi>${title}</bdi></h1>
        ${topic ? html`<p class="head-topic muted" title=${topic}>${topic}</p>` : nothing}
      </div>
      ${channel.can('search') ? this.#button('search', t('shell.search'), 'open-search') : nothing}
      <button class="icon-button head-people" aria-pressed=${String(this.people)} aria-label=${t('shell.people-count', {n: channel.users.size})} title=${t('shell.people')}
        @click=${() => this.#say('toggle-people')}>${icon('people')}<span class="head-count">${count(channel.users.size)}</span></button>
      <button class="icon-button" aria-haspopup="menu" aria-label=${t('shell.channel-menu')} title=${t('shell.channel-menu')}
        @click=${event => this.#menu(event.currentTarget)}>${icon('more')}</button>
    </header>
    ${channel.pause > 0 ? html`<p class="head-note">${icon('clock')}${t('shell.paused', {n: channel.pause})}</p>` : nothing}`;
  }

  /** A mark that there is something new in other channels, which narrow screens do not show. */
  #others() {
    const unread = [...this.chat.channels.values()].some(channel => channel !== this.#channel && channel.mentions > 0);
    return unread ? html`<span class="head-dot" aria-hidden="true"></span>` : nothing;
  }

  #button(name, label, event) {
    return html`<button class="icon-button" aria-label=${label} title=${label} @click=${() => this.#say(event)}>${icon(name)}</button>`;
  }

  #menu(anchor) {
    const channel = this.#channel;
    openMenu(anchor, [
      {label: t('shell.channel-settings', {channel: ''}), icon: 'settings', run: () => this.#say('open-settings', {channel})},
      {label: t('shell.invite'), icon: 'link', run: () => this.#invite()},
      ...this.#notifyItems(),
      !channel.primary && {label: t('shell.leave'), icon: 'leave', danger: true, run: () => this.#say('leave-channel', {channel})},
    ]);
  }

  #notifyItems() {
    const {settings} = this.chat;
    return ['all', 'mentions', 'none'].map(level => ({
      label: t(`notify.${level}`),
      icon: notifyLevel(settings, this.#channel) === level ? 'check' : level === 'none' ? 'bell-off' : 'bell',
      run: () => settings.set(`notify.${this.#channel.name}`, level),
    }));
  }

  async #invite() {
    const address = invitation(this.#channel);
    try {
      await navigator.clipboard.writeText(address);
      tell(t('shell.invited', {address}));
    } catch {
      tell(address);
    }
  }

  #say(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, {bubbles: true, detail}));
  }
}

customElements.define('lc-channel-head', ChannelHead);
