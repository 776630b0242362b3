import {render} from '../lib/lit-html/lit-html.js';
import {html} from './view.js';
import {icon} from './icon.js';
import {t} from '../i18n/index.js';

/**
 * Opens a dialog over the page, which the Escape key, its button and a press beside it close; the focus then returns to where it was.
 *
 * @param content the template of its body, or a function that makes it, called again by {@code redraw}
 * @param options.label its heading
 * @param options.kind wide, small or, for the usual width, nothing
 * @param options.modal strict where a press beside it would lose what was typed, else light
 */
export function openDialog(content, {label, kind = '', modal = 'light'} = {}) {
  const dialog = document.createElement('dialog');
  const before = document.activeElement;
  dialog.className = `dialog ${kind ? `dialog-${kind}` : ''}`;
  dialog.setAttribute('aria-label', label);
  const closed = new Promise(resolve => dialog.addEventListener('close', () => {
    dialog.remove();
    // The browser has brought the focus back by now, and what was chosen may have moved it on.
    document.activeElement === document.body && before?.isConnected && before.focus({preventScroll: true});
    resolve(dialog.returnValue);
  }, {once: true}));
  const close = value => dialog.open && dialog.close(value);
  const redraw = () => render(frame(label, typeof content === 'function' ? content({close}) : content, close), dialog);
  if (modal === 'light') {
    dialog.addEventListener('pointerdown', event => event.target === dialog && isBeside(dialog, event) && close());
  }
  redraw();
  document.body.append(dialog);
  dialog.showModal();
  (dialog.querySelector('[autofocus]') ?? dialog.querySelector('.dialog-body')).focus();
  return {close, closed, redraw, element: dialog};
}

/**
 * Asks before something is done that cannot be undone.
 *
 * @return a promise of whether to do it
 */
export async function confirm(question, {label, yes, danger = 'button-danger'}) {
  const dialog = openDialog(({close}) => html`
    <p>${question}</p>
    <div class="dialog-buttons">
      <button class="button" autofocus @click=${() => close('')}>${t('dialog.cancel')}</button>
      <button class="button ${danger}" @click=${() => close('yes')}>${yes}</button>
    </div>`, {label, kind: 'small'});
  return await dialog.closed === 'yes';
}

function frame(label, body, close) {
  return html`
    <div class="dialog-head">
      <h2>${label}</h2>
      <button class="icon-button" aria-label=${t('dialog.close')} title=${t('dialog.close')} @click=${() => close()}>${icon('close')}</button>
    </div>
    <div class="dialog-body" tabindex="-1">${body}</div>`;
}

function isBeside(dialog, event) {
  const box = dialog.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}
