/** The parts of the composer around its field. */
import {html, nothing} from '../ui/view.js';
import {icon} from '../ui/icon.js';
import {insertLink, toggleCode, toggleLines, toggleMark} from './composer-field.js';
import {commandOf} from './commands/run.js';
import {usage} from './commands/help.js';
import {snippet} from '../messages/message.js';
import {t} from '../i18n/index.js';

/** What formatting there is, each with its key besides Ctrl and what it does to the field. */
const FORMATS = [
  {name: 'bold', icon: 'bold', key: 'b', run: field => toggleMark(field, '**')},
  {name: 'italic', icon: 'italic', key: 'i', run: field => toggleMark(field, '*')},
  {name: 'underline', icon: 'underline', key: 'u', run: field => toggleMark(field, '__')},
  {name: 'strike', icon: 'strike', key: 'X', run: field => toggleMark(field, '~~')},
  {name: 'code', icon: 'code', key: 'e', run: toggleCode},
  {name: 'link', icon: 'link', key: null, run: insertLink},
  {name: 'list', icon: 'list', key: null, run: field => toggleLines(field, '- ')},
  {name: 'quote', icon: 'quote', key: null, run: field => toggleLines(field, '> ')},
];

/** The formatting that a key means with Ctrl, or ⌘; undefined when it means none. */
export function formatOf({key, shiftKey}) {
  return FORMATS.find(format => format.key !== null && format.key === (shiftKey ? key.toUpperCase() : key.toLowerCase()));
}

/** The buttons for formatting; arrow keys move between them. They leave the focus and what is selected where they are. */
export function formats(field) {
  return html`<div class="composer-formats" role="toolbar" aria-label=${t('composer.formats')} @keydown=${rove}
      @mousedown=${event => event.preventDefault()}>
    ${FORMATS.map((format, index) => html`<button class="icon-button" type="button" tabindex=${index === 0 ? 0 : -1}
      aria-label=${t(`composer.format-${format.name}`)} title=${title(format)}
      @click=${() => format.run(field())}>${icon(format.icon)}</button>`)}</div>`;
}

function title({name, key}) {
  const keys = key === null ? '' : key === key.toUpperCase() ? ` (Ctrl+${t('composer.shift')}+${key})` : ` (Ctrl+${key.toUpperCase()})`;
  return t(`composer.format-${name}`) + keys;
}

function rove(event) {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement);
  const last = buttons.length - 1;
  const to = {ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last}[event.key];
  if (to !== undefined && at >= 0) {
    event.preventDefault();
    buttons.forEach((button, index) => button.tabIndex = index === to ? 0 : -1);
    buttons[to].focus();
  }
}

/** What is answered or changed, and a way out of that. */
export function bar({kind, entry}, cancel) {
  if (kind === 'write') {
    return nothing;
  }
  const label = kind === 'reply' ? t('composer.reply-cancel') : t('composer.edit-cancel');
  const what = kind === 'reply' ? t('composer.reply-to', {name: entry.from}) : t('composer.editing');
  return html`<div class="composer-bar">
    ${icon(kind === 'reply' ? 'reply' : 'edit')}
    <div class="composer-bar-text">
      <span class="composer-bar-who">${what}</span> <bdi class="composer-bar-quote">${snippet(entry)}</bdi></div>
    <button class="icon-button" type="button" aria-label=${label} title="${label} (Esc)" @click=${cancel}>${icon('close')}</button></div>`;
}

/** How the command that is being typed is used. */
export function hint(text) {
  const found = commandOf(text);
  return found ? html`<div class="composer-hint"><code>${usage(found.command)}</code>
    <span class="muted">${t(`composer.help-${found.command.name}`)}</span></div>` : nothing;
}

/** Why something does not go as usual: {text, icon, action: {label, run}}, or null. */
export function note(what) {
  const action = what?.action;
  const button = action ? html`<button class="button" type="button" @click=${action.run}>${action.label}</button>` : nothing;
  return html`<div role="status">${
    what === null ? nothing : html`<div class="composer-note">${icon(what.icon ?? 'info')}<span>${what.text}</span>${button}</div>`}</div>`;
}
