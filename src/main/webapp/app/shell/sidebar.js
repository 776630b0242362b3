import {html, nothing, View} from '../ui/view.js';
import {avatar} from '../ui/avatar.js';
import {icon} from '../ui/icon.js';
import {openMenu} from '../ui/menu.js';
import {treeOf} from './tree.js';
import {notifyLevel} from './notifier.js';
import {t} from '../i18n/index.js';
import {count} from '../i18n/times.js';

/** The channels one is in as a tree, who one is, and how the connection does. */
export class Sidebar extends View {
  chat;
  settings;

  begin() {
    this.watch(this.chat, 'channels', 'current', 'state', 'users');
    this.watch(this.settings, 'change');
    const tick = setInterval(() => this.chat.state !== 'online' && this.redraw(), 1000);
    this.until(() => clearInterval(tick));
  }

  template() {
    const tree = treeOf([...this.chat.channels.values()]);
    return html`
      <header class="sidebar-head">
        <h2 class="sidebar-title" title=${this.chat.server ?? ''}>${this.chat.server ?? 'Lichat'}</h2>
        <button class="icon-button sidebar-close" aria-label=${t('shell.close-channels')} @click=${() => this.#say('close-drawers')}>${icon('close')}</button>
      </header>
      <nav class="sidebar-channels" aria-label=${t('shell.channels')}>
        <ul class="sidebar-list">${tree.map(node => this.#node(node, 0))}</ul>
        <button class="button button-quiet sidebar-browse" @click=${() => this.#say('browse')}>${icon('plus')}${t('shell.browse')}</button>
      </nav>
      <footer>${this.#status()}
      <div class="sidebar-me">
        <button class="sidebar-account" @click=${() => this.#say('open-account')} title=${t('shell.account')}>
          ${avatar(this.chat.user(this.chat.name ?? ''), 'small')}<span class="sidebar-name">${this.chat.name}</span></button>
        <button class="icon-button" aria-label=${t('preferences.title')} title=${t('preferences.title')} @click=${() => this.#say('open-preferences')}>${icon('settings')}</button>
        <button class="icon-button" aria-label=${t('shell.log-out')} title=${t('shell.log-out')} @click=${() => this.#say('log-out')}>${icon('leave')}</button>
      </div></footer>`;
  }

  #node({channel, label, name, children}, depth) {
    return html`<li>${channel ? this.#channel(channel, label, depth) : html`<span class="sidebar-parent indent-${Math.min(depth, 5)} muted" title=${name}>${label}</span>`}
      ${children.length ? html`<ul class="sidebar-list">${children.map(child => this.#node(child, depth + 1))}</ul>` : nothing}</li>`;
  }

  #channel(channel, label, depth) {
    const here = channel === this.chat.current;
    const muted = notifyLevel(this.settings, channel) === 'none';
    const unread = channel.unread > 0 && !here;
    const classes = ['sidebar-channel', `indent-${Math.min(depth, 5)}`, here && 'sidebar-here', unread && !muted && 'sidebar-unread'];
    return html`<div class="sidebar-row">
      <button class=${classes.filter(Boolean).join(' ')} aria-current=${here ? 'page' : 'false'} @click=${() => this.#say('open-channel', {name: channel.name})}
          @contextmenu=${event => this.#menu(event, channel)}>
        ${icon(channel.anonymous ? 'lock' : channel.primary ? 'globe' : 'hash')}
        <span class="sidebar-label" title=${channel.name}><bdi>${channel.info.get('title') || label}</bdi></span>
        ${channel.mentions > 0 ? html`<span class="badge badge-strong" aria-label=${t('shell.mentions', {n: channel.mentions})}>${count(channel.mentions)}</span>`
          : unread && !muted ? html`<span class="badge" aria-label=${t('shell.unread', {n: channel.unread})}>${channel.unread > 99 ? '99+' : channel.unread}</span>` : nothing}
        ${muted ? html`<span class="muted" title=${t('notify.none')}>${icon('bell-off')}</span>` : nothing}
      </button></div>`;
  }

  #menu(event, channel) {
    event.preventDefault();
    const anchor = event.currentTarget;
    openMenu(anchor, [
      ...['all', 'mentions', 'none'].map(level => ({label: t(`notify.${level}`), icon: notifyLevel(this.settings, channel) === level ? 'check' : 'bell',
        run: () => this.settings.set(`notify.${channel.name}`, level)})),
      {label: t('shell.mark-read'), icon: 'check', run: () => channel.read()},
      !channel.primary && {label: t('shell.leave'), icon: 'leave', danger: true, run: () => this.#say('leave-channel', {channel})},
    ], channel.name);
  }

  #status() {
    const {state, lag, retryAt} = this.chat;
    if (state === 'online') {
      return html`<div class="sidebar-status muted"><span class="sidebar-dot sidebar-dot-${lag > 1000 ? 'slow' : 'on'}"></span>${
        lag === null ? t('state.online') : t('state.lag', {lag: Math.round(lag)})}</div>`;
    }
    const seconds = Math.max(0, Math.ceil(((retryAt ?? 0) - Date.now()) / 1000));
    return html`<div class="sidebar-status" role="status"><span class="sidebar-dot"></span>${
      state === 'waiting' ? t('state.waiting', {n: seconds}) : t(`state.${state}`)}
      ${state === 'waiting' ? html`<button class="button" @click=${() => this.chat.retryNow()}>${t('state.retry')}</button>` : nothing}</div>`;
  }

  #say(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, {bubbles: true, detail}));
  }
}

customElements.define('lc-sidebar', Sidebar);
