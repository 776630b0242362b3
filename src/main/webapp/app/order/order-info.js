import {t} from '../i18n/index.js';
import {ActingView} from '../people/people-acting.js';
import {iconForm} from '../people/people-icon-form.js';
import {infoForm} from '../people/people-info-form.js';
import {infoView} from '../people/people-infos.js';
import {changedTexts, CHANNEL_KEYS} from '../people/people-keys.js';
import {html} from '../ui/view.js';

/** What a channel tells about itself (shirakumo §6), to be read or, by those who may, to be written. */
export class OrderInfo extends ActingView {
  chat;
  channel;
  #typed = new Map();

  begin() {
    this.watch(this.channel, 'info', 'capabilities');
  }

  template() {
    const mayChange = this.channel.can('set-channel-info');
    const isEmpty = [...this.channel.info].every(([key, text]) => key === 'icon' || !text);
    return html`
      <div class="stack">
        ${mayChange ? html`
          ${iconForm({view: this, owner: this.channel, save: data => this.#set([['icon', data]])})}
          ${infoForm({
            id: 'order',
            keys: this.#keys(),
            texts: new Map([...this.channel.info, ...this.#typed]),
            busy: this.busy,
            write: (key, text) => this.#typed.set(key, text),
            save: () => this.#set(changedTexts(this.channel.info, this.#typed)),
          })}` : isEmpty ? html`<p class="muted">${t('people.no-info')}</p>` : infoView(this.channel.info, CHANNEL_KEYS)}
      </div>`;
  }

  #keys() {
    const known = CHANNEL_KEYS.map(({key}) => key);
    const others = [...this.channel.info.keys()].filter(key => key !== 'icon' && !known.includes(key));
    return [...CHANNEL_KEYS, ...others.map(key => ({key, most: 10_000}))];
  }

  #set(texts) {
    return this.act(async () => {
      for (const [key, text] of texts) {
        await this.ask({type: 'set-channel-info', channel: this.channel.name, key, text});
        this.#typed.delete(key);
      }
    }, t('people.saved'));
  }
}

customElements.define('lc-order-info', OrderInfo);
