/** What users tell about themselves and channels about what they are for (shirakumo §6, §14), as a list to read. */
import {has, t} from '../i18n/index.js';
import {shownKeys} from './people-keys.js';
import {linked} from './people-links.js';
import {html, nothing} from '../ui/view.js';

/** The name of a key for people; of one that is not known here, the key itself. */
export function keyLabel(key) {
  return has(`people.info.${key}`) ? t(`people.info.${key}`) : key;
}

/** What is told, each with its name; nothing if nothing is. */
export function infoView(info, known) {
  const keys = shownKeys(info, known);
  return keys.length === 0 ? nothing : html`
    <dl class="infos">${keys.map(key => html`
      <dt>${keyLabel(key)}</dt>
      <dd>${known.find(one => one.key === key)?.isCode ? codeView(info.get(key)) : html`<bdi>${linkedView(info.get(key))}</bdi>`}</dd>`)}
    </dl>`;
}

function codeView(text) {
  return html`<details><summary>${t('people.show')}</summary><pre class="infos-code" tabindex="0">${text}</pre></details>`;
}

function linkedView(text) {
  return linked(text).map(part => part.url
    ? html`<a href=${part.url} target="_blank" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer">${part.text}</a>`
    : part.text);
}
