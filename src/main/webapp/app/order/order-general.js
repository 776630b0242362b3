import {live} from '../lib/lit-html/directives/live.js';
import {fold} from '../protocol/names.js';
import {t} from '../i18n/index.js';
import {confirm} from '../ui/dialog.js';
import {icon} from '../ui/icon.js';
import {confirmByName} from '../people/people-confirm.js';
import {ActingView} from '../people/people-acting.js';
import {primaryOf} from '../people/profile-actions.js';
import {html, nothing} from '../ui/view.js';

/** The pause that the slider goes to, in seconds; the number beside it takes any. */
const MOST_SLID = 120;

/** How often people may speak in a channel (shirakumo §8), the way out of it, and its end (shirakumo §7). */
export class OrderGeneral extends ActingView {
  chat;
  channel;
  /** The pause that is wanted, in seconds; null while it is that of the channel. */
  #pause = null;

  begin() {
    this.watch(this.channel, 'capabilities', 'info', 'users');
    const primary = primaryOf(this.chat);
    primary && this.watch(primary, 'capabilities');
  }

  template() {
    return html`<div class="stack">${this.#pauseView()}${this.#leaveView()}${this.#destroyView()}</div>`;
  }

  #pauseView() {
    const pause = this.#pause ?? this.channel.pause ?? 0;
    const told = pause ? t('people.pause-of', {n: pause}) : t('people.no-pause');
    if (!this.channel.can('pause')) {
      return html`<h3>${t('people.pause')}</h3><p>${told}</p>`;
    }
    return html`
      <h3>${t('people.pause')}</h3>
      <p class="muted">${t('people.pause-hint')}</p>
      <form class="pause" @submit=${event => this.#setPause(event, pause)}>
        <input class="pause-slider" type="range" min="0" max=${MOST_SLID} .value=${live(String(Math.min(pause, MOST_SLID)))}
          aria-label=${t('people.pause-seconds')} aria-valuetext=${told} @input=${event => this.#want(event.target.value)}>
        <div class="field pause-number">
          <label for="pause-seconds">${t('people.pause-seconds')}</label>
          <input class="input" id="pause-seconds" type="number" min="0" step="1" inputmode="numeric" .value=${live(String(pause))}
            @input=${event => this.#want(event.target.value)}>
        </div>
        <button class="button button-primary" ?disabled=${this.busy || pause === this.channel.pause}>${t('people.save')}</button>
      </form>
      <p role="status">${told}</p>`;
  }

  #leaveView() {
    return !this.channel.joined || this.channel.primary || !this.channel.can('leave') ? nothing : html`
      <h3>${t('people.leave')}</h3>
      <p class="muted">${t(this.channel.anonymous ? 'people.leave-anonymous' : 'people.leave-hint')}</p>
      <div class="form-buttons"><button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#leave()}>${
        icon('leave')}<span>${t('people.leave')}</span></button></div>`;
  }

  #destroyView() {
    return this.channel.primary || !primaryOf(this.chat)?.can('destroy') ? nothing : html`
      <h3>${t('people.destroy')}</h3>
      <p class="muted">${t('people.destroy-hint')}</p>
      <div class="form-buttons"><button class="button button-danger" type="button" ?disabled=${this.busy} @click=${() => this.#destroy()}>${
        icon('trash')}<span>${t('people.destroy')}</span></button></div>`;
  }

  #want(text) {
    const seconds = Math.floor(Number(text));
    this.#pause = Number.isFinite(seconds) ? Math.max(0, seconds) : null;
    this.redraw();
  }

  async #setPause(event, by) {
    event.preventDefault();
    if (await this.act(() => this.ask({type: 'pause', channel: this.channel.name, by}), t('people.saved'))) {
      this.#pause = null;
    }
  }

  async #leave() {
    const name = this.channel.name;
    const label = t('people.leave');
    const isMeant = !this.channel.anonymous || await confirm(t('people.leave-ask', {channel: name}), {label, yes: label});
    if (isMeant && await this.act(() => this.chat.leave(this.channel), t('people.left', {channel: name}))) {
      this.closest('dialog')?.close();
    }
  }

  async #destroy() {
    const channel = this.channel.name;
    const hasBelow = [...this.chat.channels.values()].some(other => fold(other.name).startsWith(`${fold(channel)}/`));
    const question = `${t('people.destroy-ask', {channel})}${hasBelow ? ` ${t('people.destroy-below')}` : ''}`;
    if (await confirmByName(question, {label: t('people.destroy'), yes: t('people.destroy'), name: channel})
        && await this.act(() => this.ask({type: 'destroy', channel}), t('people.destroyed', {channel}))) {
      this.closest('dialog')?.close();
    }
  }
}

customElements.define('lc-order-general', OrderGeneral);
