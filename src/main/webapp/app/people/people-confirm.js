import {sameName} from '../protocol/names.js';
import {t} from '../i18n/index.js';
import {openDialog} from '../ui/dialog.js';
import {html} from '../ui/view.js';

/** Asks before something that cannot be undone at all; its name has to be typed, so that nobody does it by one press too many. */
export async function confirmByName(question, {label, yes, name}) {
  let typed = '';
  const dialog = openDialog(({close}) => html`
    <form class="stack" @submit=${event => submit(event, sameName(typed, name), close)}>
      <p>${question}</p>
      <div class="field">
        <label for="confirm-name">${t('people.type-name', {name})}</label>
        <input class="input" id="confirm-name" autofocus autocomplete="off" autocapitalize="none" spellcheck="false"
          @input=${event => { typed = event.target.value.trim(); dialog.redraw(); }}>
      </div>
      <div class="dialog-buttons">
        <button class="button" type="button" @click=${() => close('')}>${t('dialog.cancel')}</button>
        <button class="button button-danger" ?disabled=${!sameName(typed, name)}>${yes}</button>
      </div>
    </form>`, {label, kind: 'small'});
  return await dialog.closed === 'yes';
}

/**
 * Asks for a password that somebody is to have from now on.
 *
 * @param save does it; the answer is a promise of whether it is done
 */
export function askPassword({label, name, save}) {
  let password = '';
  const dialog = openDialog(({close}) => html`
    <form class="stack" @submit=${async event => {
      event.preventDefault();
      await save(password) && close();
    }}>
      <input class="visually-hidden" name="username" autocomplete="username" .value=${name} tabindex="-1" aria-hidden="true" readonly>
      <div class="field">
        <label for="new-password">${t('people.new-password')}</label>
        <input class="input" id="new-password" type="password" autocomplete="new-password" minlength="6" required autofocus
          aria-describedby="new-password-hint" @input=${event => { password = event.target.value; }}>
        <p class="muted" id="new-password-hint">${t('people.password-hint')}</p>
      </div>
      <div class="dialog-buttons">
        <button class="button" type="button" @click=${() => close()}>${t('dialog.cancel')}</button>
        <button class="button button-primary">${t('people.save')}</button>
      </div>
    </form>`, {label, kind: 'small', modal: 'strict'});
}

function submit(event, isRight, close) {
  event.preventDefault();
  isRight && close('yes');
}
