import {html, View} from '../ui/view.js';
import {spoken} from './message.js';
import {t} from '../i18n/index.js';
import {count} from '../i18n/times.js';

/** How long after an entry came it is read out, in milliseconds, so that a burst is told as a number. */
const PAUSE = 1000;
const FEW = 3;

/** What screen readers say when entries come: the entries while they are few, else how many there are. */
export class Heard extends View {
  #entries = [];
  #count = 0;
  #text = '';

  template() {
    return html`<div class="visually-hidden" aria-live="polite">${this.#text}</div>`;
  }

  /** Has entries read out. */
  hear(entries) {
    const others = entries.filter(entry => !entry.own);
    if (this.#count === 0 && others.length > 0) {
      setTimeout(() => this.#say(), PAUSE);
    }
    this.#count += others.length;
    this.#entries.push(...others.slice(0, FEW + 1 - this.#entries.length));
  }

  #say() {
    const few = this.#count <= FEW;
    this.#text = few ? this.#entries.map(spoken).join('\n') : t('messages.heard', {n: this.#count, count: count(this.#count)});
    this.#entries = [];
    this.#count = 0;
    this.redraw();
  }
}

customElements.define('lc-heard', Heard);
