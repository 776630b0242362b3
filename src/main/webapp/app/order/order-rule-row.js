import {live} from '../lib/lit-html/directives/live.js';
import {has, t} from '../i18n/index.js';
import {withName, withoutName, WHO} from './order-rules.js';
import {typeKey} from './order-types.js';
import {icon} from '../ui/icon.js';
import {html, nothing} from '../ui/view.js';
import '../people/people-name-form.js';

/** What a type of updates lets people do, in words; of one that is not known here, its name. */
export function typeLabel(type) {
  return has(typeKey(type)) ? t(typeKey(type)) : type;
}

/** Whether the words are in the name of a type or in what it lets people do. */
export function matchesType(type, words) {
  return `${type} ${typeLabel(type)}`.toLowerCase().includes(words.trim().toLowerCase());
}

/**
 * A rule as a row: what it is about, who may, and the names if it has some.
 *
 * @param isChanged whether it is another rule than the server has
 * @param change is called with the row as it is wanted
 * @param reset is called if it is to be as before
 * @param names makes the names that are proposed
 */
export function ruleRow(row, {isChanged, busy, change, reset, names}) {
  const id = `rule-${row.type.replace(/[^\w-]/g, '-')}`;
  return html`
    <li class="rule ${isChanged ? 'rule-changed' : ''}">
      <label class="rule-what" for=${id}><span>${typeLabel(row.type)}</span> <code class="muted">${row.type}</code>${
        isChanged ? html`<span class="visually-hidden"> (${t('people.changed')})</span>` : nothing}</label>
      <div class="rule-who">
        <select class="input" id=${id} ?disabled=${busy} .value=${live(row.who)}
            @change=${event => change({...row, who: event.target.value})}>
          ${WHO.map(who => html`<option value=${who} ?selected=${who === row.who}>${t(`people.who.${who}`)}</option>`)}
        </select>
        ${isChanged ? html`
          <button class="icon-button" type="button" title=${t('people.reset')}
            aria-label=${t('people.reset-rule', {type: typeLabel(row.type)})}
            @click=${reset}>${icon('refresh')}</button>` : nothing}
      </div>
      ${['only', 'except'].includes(row.who) ? namesOf(row, {change, names, busy}) : nothing}
    </li>`;
}

function namesOf(row, {change, names, busy}) {
  return html`
    <div class="rule-names">
      ${chips(row.names, name => change(withoutName(row, name)))}
      <lc-name-form .label=${t(`people.who-name.${row.who}`)} .action=${t('people.add')} .compact=${true} .busy=${busy} .names=${names}
        .run=${async name => {
          change(withName(row, name));
          return true;
        }}></lc-name-form>
    </div>`;
}

/** Names each of which can be taken away. */
export function chips(names, remove) {
  return names.length === 0 ? nothing : html`
    <ul class="chips" role="list">${names.map(name => html`
      <li class="chip"><bdi>${name}</bdi>${remove ? html`
        <button class="chip-remove" type="button" aria-label=${t('people.take-name', {name})} title=${t('people.take-name', {name})}
          @click=${() => remove(name)}>${icon('close')}</button>` : nothing}</li>`)}
    </ul>`;
}
