import {live} from '../lib/lit-html/directives/live.js';
import {repeat} from '../lib/lit-html/directives/repeat.js';
import {t} from '../i18n/index.js';
import {keyLabel} from './people-infos.js';
import {html} from '../ui/view.js';

/**
 * What is told about oneself or a channel, to be changed.
 *
 * @param id begins the ids of the inputs
 * @param keys as {@link USER_KEYS}
 * @param texts what stands in the inputs by now, by key
 * @param busy whether something is under way
 * @param write is called with a key and what was typed
 * @param save is called when all is to be sent
 */
export function infoForm({id, keys, texts, busy, write, save}) {
  return html`
    <form class="stack" @submit=${event => {
      event.preventDefault();
      save();
    }}>
      ${repeat(keys, ({key}) => key, one => html`
        <div class="field">
          <label for=${`${id}-${one.key}`}>${keyLabel(one.key)}</label>
          ${field(one, `${id}-${one.key}`, texts.get(one.key) ?? '', write)}
        </div>`)}
      <div class="form-buttons"><button class="button button-primary" ?disabled=${busy}>${t('people.save')}</button></div>
    </form>`;
}

function field({key, most, isLine, type = 'text', autocomplete = 'off', isCode}, id, text, write) {
  const typed = event => write(key, event.target.value);
  return isLine
    ? html`<input class="input" id=${id} type=${type} maxlength=${most} autocomplete=${autocomplete} .value=${live(text)} @input=${typed}>`
    : html`<textarea class="input ${isCode ? 'infos-code' : ''}" id=${id} maxlength=${most} rows=${isCode ? 4 : 3} .value=${live(text)}
        spellcheck=${isCode ? 'false' : 'true'} @input=${typed}></textarea>`;
}
