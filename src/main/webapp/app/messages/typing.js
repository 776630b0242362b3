import {html, View} from '../ui/view.js';
import {t} from '../i18n/index.js';
import {names} from '../i18n/times.js';

/** More people than these are not named. */
const FEW = 3;

/** Who is writing in a channel (shirakumo §23); the line is there without anybody as well, so that nothing moves. */
export class Typing extends View {
  #channel;

  get channel() {
    return this.#channel;
  }

  /** Where they write. */
  set channel(channel) {
    if (channel !== this.#channel) {
      this.#channel = channel;
      this.restart();
    }
  }

  begin() {
    this.watch(this.#channel, 'typing');
  }

  template() {
    return html`<p class="typing muted">${this.#text()}</p>`;
  }

  #text() {
    const {typing} = this.#channel;
    if (typing.length === 0) {
      return '';
    }
    return typing.length > FEW ? t('messages.many-typing') : t('messages.typing', {n: typing.length, names: names(typing)});
  }
}

customElements.define('lc-typing', Typing);
