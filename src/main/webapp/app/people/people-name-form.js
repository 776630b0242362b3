import {live} from '../lib/lit-html/directives/live.js';
import {isName} from '../protocol/names.js';
import {t} from '../i18n/index.js';
import {filterNames} from './people-rows.js';
import {html, nothing, View} from '../ui/view.js';

/** So many names are proposed at once. */
const MOST_PROPOSED = 50;

let count = 0;

/** A line for the name of somebody with a button that does something with it; names that are known are proposed. */
export class NameForm extends View {
  label = '';
  /** What the button does, in a word. */
  action = '';
  danger = false;
  /** Whether the label is told to assistive technology alone, and else stands in the empty line. */
  compact = false;
  /** What a name has to be like; what is not is told before it is sent. */
  accepts = isName;
  /** What is told about one that is not; nothing for names. */
  refusal = '';
  /** Makes the names that are proposed. */
  names = () => [];
  /** Does it; the answer is a promise of whether it is done, and then the line is empty again. */
  run = async () => false;
  #busy = false;
  #id = `name-form-${++count}`;
  #typed = '';
  #refused = false;

  /** Whether something is under way, so that nothing else can be begun. */
  get busy() {
    return this.#busy;
  }

  set busy(busy) {
    this.#busy = busy;
    this.isConnected && this.redraw();
  }

  template() {
    const proposed = filterNames(this.names(), this.#typed).slice(0, MOST_PROPOSED);
    return html`
      <form class="name-form" novalidate @submit=${event => this.#submit(event)}>
        <div class="field">
          <label class=${this.compact ? 'visually-hidden' : ''} for=${this.#id}>${this.label}</label>
          <input class="input" id=${this.#id} list=${`${this.#id}-list`} .value=${live(this.#typed)}
            placeholder=${this.compact ? this.label : nothing} autocomplete="off" autocapitalize="none" spellcheck="false"
            aria-invalid=${this.#refused} aria-describedby=${this.#refused ? `${this.#id}-error` : nothing}
            @input=${event => this.#type(event.target.value)}>
          <datalist id=${`${this.#id}-list`}>${proposed.map(name => html`<option value=${name}></option>`)}</datalist>
        </div>
        <button class="button ${this.danger ? 'button-danger' : ''}" ?disabled=${this.#busy}>${this.action}</button>
        ${this.#refused ? html`
          <p class="error name-form-error" id=${`${this.#id}-error`} role="alert">${this.refusal || t('people.bad-name')}</p>` : nothing}
      </form>`;
  }

  #type(text) {
    this.#typed = text;
    this.#refused = false;
    this.redraw();
  }

  async #submit(event) {
    event.preventDefault();
    const name = this.#typed.trim();
    if (!name) {
      this.querySelector('input').focus();
      return;
    }
    this.#refused = !this.accepts(name);
    this.redraw();
    if (!this.#refused && await this.run(name)) {
      this.#typed = '';
      this.redraw();
      this.querySelector('input').focus();
    }
  }
}

customElements.define('lc-name-form', NameForm);
