/** Passwords are asked for, since what is typed into a line can be seen. */
import {html, nothing} from '../../ui/view.js';
import {openDialog} from '../../ui/dialog.js';
import {t} from '../../i18n/index.js';

/** The least length of passwords (§2.3.1). */
const SHORTEST = 6;

/** A password that is to hold from now on, typed twice; null when that was given up. */
export function newPassword(label) {
  return ask(label, 'twice');
}

/** The password that one has; null when that was given up. */
export function ownPassword(label) {
  return ask(label, 'once');
}

async function ask(label, times) {
  let answer = null;
  let complaint = null;
  const dialog = openDialog(({close}) => html`
    <form class="stack" @submit=${event => {
      event.preventDefault();
      const [first, second = first] = [...event.target.querySelectorAll('input')].map(({value}) => value);
      complaint = complaintAbout(first, second, times);
      answer = first;
      complaint === null ? close('given') : dialog.redraw();
    }}>
      ${field('once', times === 'twice' ? t('composer.password-new') : t('composer.password'), times, complaint)}
      ${times === 'twice' ? field('again', t('composer.password-again'), times, complaint) : nothing}
      <div class="error" id="secret-complaint" role="alert">${complaint ?? nothing}</div>
      <div class="dialog-buttons">
        <button class="button" type="button" @click=${() => close('')}>${t('dialog.cancel')}</button>
        <button class="button button-primary">${t('composer.password-ok')}</button>
      </div>
    </form>`, {label, kind: 'small', modal: 'strict'});
  return await dialog.closed === 'given' ? answer : null;
}

/** What is wrong with them, or null. */
function complaintAbout(first, second, times) {
  if (times === 'twice' && first.length < SHORTEST) {
    return t('composer.password-short', {n: SHORTEST});
  }
  return first === second ? null : t('composer.password-differs');
}

function field(name, label, times, complaint) {
  const kind = times === 'twice' ? 'new-password' : 'current-password';
  return html`<div class="field"><label for="secret-${name}">${label}</label>
    <input class="input" id="secret-${name}" type="password" required ?autofocus=${name === 'once'} autocomplete=${kind}
      aria-invalid=${complaint !== null} aria-describedby="secret-complaint"></div>`;
}
