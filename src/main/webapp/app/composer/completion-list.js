import {html, nothing} from '../ui/view.js';
import {avatar} from '../ui/avatar.js';
import {complete} from './completion.js';
import {replaceText} from './composer-field.js';
import {usage} from './commands/help.js';
import {has, t} from '../i18n/index.js';

const LIST = 'composer-suggestions';

/** The list of what can be completed in a field, moved in by the arrow keys while the focus stays in the field (ARIA: listbox). */
export class CompletionList {
  #found = null;
  #selected = 0;
  #isChosen = false;
  #dismissed = null;
  #changed;

  /** `changed` is called when it has to be drawn. */
  constructor(changed) {
    this.#changed = changed;
  }

  get isOpen() {
    return this.#found !== null;
  }

  /** What is typed or where the caret is has changed. */
  async update(field, sources) {
    this.#take(this.#find(field, sources));
    if (sources.emoji === null && /:[^\s:]{2,}$/.test(field.value.slice(0, field.selectionStart))) {
      await sources.load();
      this.#take(this.#find(field, sources));
    }
  }

  close() {
    this.#dismissed = this.#found?.start ?? this.#dismissed;
    this.#found = null;
    this.#changed();
  }

  /** Whether a key was for the list. */
  press(event, field, sources) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return false;
    }
    if (!this.isOpen) {
      return event.key === 'Tab' && !event.shiftKey && this.#ask(field, sources);
    }
    switch (event.key) {
      case 'ArrowDown': return this.#move(1);
      case 'ArrowUp': return this.#move(-1);
      case 'Escape': return this.close() ?? true;
      case 'Tab': return !event.shiftKey && this.#accept(field);
      case 'Enter': return !event.shiftKey && !this.#isComplete() && this.#accept(field);
      default: return false;
    }
  }

  /** The attributes of the field that tell of the list: {controls, active}. */
  get aria() {
    return {controls: this.isOpen ? LIST : null, active: this.isOpen ? `${LIST}-${this.#selected}` : null};
  }

  /** The list; a press on an item takes it. */
  template(field, chat) {
    const items = this.#found?.items ?? [];
    const told = this.isOpen ? t('composer.suggestions-count', {n: items.length}) : nothing;
    return html`<div class="visually-hidden" role="status">${told}</div>
    <div class="completion" data-overlay tabindex="0" role="group" aria-label=${t('composer.suggestions')} ?hidden=${!this.isOpen}>
      <div id=${LIST} role="listbox" aria-label=${t('composer.suggestions')}>${items.map((item, index) => html`
        <div class="completion-item" role="option" id="${LIST}-${index}" aria-selected=${index === this.#selected}
            @mousedown=${event => event.preventDefault()} @click=${() => this.#accept(field(), index)}
            @pointermove=${() => this.#point(index)}>
          ${picture(item, chat)}<span class="completion-label"><bdi>${label(item)}</bdi></span>${detail(item)}</div>`)}
      </div></div>`;
  }

  #find(field, sources) {
    const {selectionStart, selectionEnd, value} = field;
    return selectionStart === selectionEnd && document.activeElement === field ? complete(value, selectionStart, sources) : null;
  }

  /** What was put away stays away until something else is typed. */
  #take(found) {
    if (found === null || found.start !== this.#dismissed) {
      this.#dismissed = null;
    }
    const shown = this.#dismissed === null ? found : null;
    if (shown !== null || this.#found !== null) {
      this.#found = shown;
      this.#selected = 0;
      this.#isChosen = false;
      this.#changed();
    }
  }

  /** Completes at once what can be only one thing. */
  #ask(field, sources) {
    const found = complete(field.value, field.selectionStart, sources, 'asked');
    if (found === null) {
      return false;
    }
    this.#found = found;
    this.#selected = 0;
    this.#isChosen = true;
    this.#changed();
    return found.items.length > 1 || this.#accept(field);
  }

  #move(by) {
    const {length} = this.#found.items;
    this.#selected = (this.#selected + by + length) % length;
    this.#isChosen = true;
    this.#changed();
    return true;
  }

  #point(index) {
    if (index !== this.#selected) {
      this.#selected = index;
      this.#changed();
    }
  }

  /** All of it is typed already, and nobody chose something else: then Enter is no choice. */
  #isComplete() {
    const item = this.#found.items[this.#selected];
    return item.isExact && !this.#isChosen && !item.command?.arguments.some(({need}) => need === 'required');
  }

  #accept(field, index = this.#selected) {
    const {start, end, items} = this.#found;
    this.#found = null;
    this.#dismissed = start;
    replaceText(field, start, Math.max(end, field.selectionStart), items[index].insert);
    this.#changed();
    return true;
  }
}

function picture({person, picture: url, sign}, chat) {
  if (person !== undefined) {
    return avatar(chat.user(person), 'small');
  }
  if (url) {
    return html`<img class="completion-emote" src=${url} alt="">`;
  }
  return sign ? html`<span class="completion-sign" aria-hidden="true">${sign}</span>` : nothing;
}

function label(item) {
  return item.command ? usage(item.command) : item.label;
}

function detail({command, insert}) {
  const key = command && `composer.help-${command.name}`;
  return key && has(key) && insert ? html`<span class="completion-detail">${t(key)}</span>` : nothing;
}
