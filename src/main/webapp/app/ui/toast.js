import {render} from '../lib/lit-html/lit-html.js';
import {html} from './view.js';
import {icon} from './icon.js';
import {has, t} from '../i18n/index.js';

/** How long a message stays, in milliseconds, for each of its characters and at least; errors stay until they are put away. */
const PER_CHARACTER = 60;
const AT_LEAST = 5000;
const MOST = 5;

const shown = [];
let place;

/** Shows a line in the corner, which screen readers say: at once if it is an error. The level is info, warning or error. */
export function tell(text, level = 'info') {
  const toast = {text, level};
  const same = shown.findIndex(other => other.text === text);
  if (same >= 0) {
    shown.splice(same, 1);
  }
  shown.push(toast);
  shown.splice(0, shown.length - MOST);
  if (level !== 'error') {
    setTimeout(() => away(toast), Math.max(AT_LEAST, text.length * PER_CHARACTER));
  }
  draw();
}

/** Shows in words why something failed. */
export function tellFailure(error) {
  tell(inWords(error), 'error');
  if (!error?.update) {
    console.warn(error);
  }
}

/** What a refusal means: our words for its type, and the server's where they say more. */
export function inWords(error) {
  const update = error?.update ?? error;
  const key = `failure.${update?.type}`;
  return has(key) ? t(key, {...update, text: update.text ?? ''}) : update?.text ?? error?.message ?? t('toast.failed');
}

function away(toast) {
  const at = shown.indexOf(toast);
  if (at >= 0) {
    shown.splice(at, 1);
    draw();
  }
}

function draw() {
  place ??= begin();
  render(shown.map(toast => html`
    <div class="toast toast-${toast.level}" role=${toast.level === 'error' ? 'alert' : 'status'}>
      <div class="toast-text">${toast.text}</div>
      <button class="icon-button" aria-label=${t('dialog.close')} @click=${() => away(toast)}>${icon('close')}</button>
    </div>`), place);
  // A dialog that opened since would lie over it.
  place.hidePopover();
  shown.length > 0 && place.showPopover();
}

function begin() {
  const element = document.createElement('section');
  element.className = 'toasts';
  element.popover = 'manual';
  element.setAttribute('aria-label', t('toast.region'));
  document.body.append(element);
  return element;
}
