import {live} from '../lib/lit-html/directives/live.js';
import {repeat} from '../lib/lit-html/directives/repeat.js';
import {current, t} from '../i18n/index.js';
import {changedRules, rowsOf, sameRule} from './order-rules.js';
import {GROUP_NAMES, groupOf, typesOf} from './order-types.js';
import {matchesType, ruleRow} from './order-rule-row.js';
import {ActingView} from '../people/people-acting.js';
import {sortNames} from '../people/people-rows.js';
import {html, nothing} from '../ui/view.js';

/** Who may do what in a channel (§2.5, §5.3.2): a row for each type of updates. Only the rules that were changed are sent. */
export class OrderPermissions extends ActingView {
  chat;
  channel;
  /** As the server has them; null until it said so. */
  #before = null;
  #rows = [];
  #filter = '';

  begin() {
    this.watch(this.channel, 'capabilities');
    this.#load();
  }

  template() {
    if (!this.#before) {
      return html`<p class="muted" role="status">${t(this.busy ? 'people.loading' : 'people.not-loaded')}</p>`;
    }
    const rows = this.#rows.filter(row => matchesType(row.type, this.#filter));
    return html`
      <div class="stack rules">
        <p class="muted">${t('people.permissions-hint')}</p>
        <input class="input" type="search" .value=${live(this.#filter)} placeholder=${t('people.filter-rules')}
          aria-label=${t('people.filter-rules')} @input=${event => {
            this.#filter = event.target.value;
            this.redraw();
          }}>
        ${GROUP_NAMES.map(group => this.#group(group, rows.filter(row => groupOf(row.type) === group)))}
        ${rows.length === 0 ? html`<p class="muted">${t('people.no-match', {filter: this.#filter})}</p>` : this.#more()}
        ${this.#buttons()}
      </div>`;
  }

  #group(group, rows) {
    return rows.length === 0 ? nothing : html`
      <section class="rules-group" aria-labelledby=${`rules-${group}`}>
        <h3 id=${`rules-${group}`}>${t(`people.types.${group}`)}</h3>
        <ul class="rules-list" role="list">${repeat(rows, row => row.type, row => ruleRow(row, {
          isChanged: this.#isChanged(row),
          busy: this.busy,
          change: changed => this.#change(changed),
          names: () => sortNames(this.channel.users.values(), current()),
          reset: () => this.#change(this.#before.find(({type}) => type === row.type) ?? row),
        }))}</ul>
      </section>`;
  }

  /** Types about which the server told no rule can get one all the same. */
  #more() {
    const others = typesOf(this.channel).filter(type => !this.#rows.some(row => row.type === type));
    return others.length === 0 || this.#filter ? nothing : html`
      <div class="field">
        <label for="rules-more">${t('people.another-rule')}</label>
        <select class="input" id="rules-more" @change=${event => {
          this.#rows = rowsAnd(this.#rows, event.target.value);
          event.target.value = '';
          this.redraw();
        }}>
          <option value=""></option>
          ${others.map(type => html`<option value=${type}>${type}</option>`)}
        </select>
      </div>`;
  }

  #buttons() {
    const changed = changedRules(this.#before, this.#rows).length;
    return changed === 0 ? nothing : html`
      <div class="form-bar">
        <span role="status">${t('people.changes', {n: changed})}</span>
        <button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#take(this.#before)}>${t('people.discard')}</button>
        <button class="button button-primary" type="button" ?disabled=${this.busy} @click=${() => this.#save()}>${t('people.save')}</button>
      </div>`;
  }

  #isChanged(row) {
    const before = this.#before.find(({type}) => type === row.type);
    return !before || !sameRule(before, row);
  }

  #change(row) {
    this.#rows = this.#rows.map(other => other.type === row.type ? row : other);
    this.redraw();
  }

  #take(rows) {
    this.#before = rows;
    this.#rows = rows;
    this.redraw();
  }

  #load() {
    return this.act(async () => this.#take(rowsOf((await this.ask({type: 'permissions', channel: this.channel.name})).permissions ?? [])));
  }

  #save() {
    const permissions = changedRules(this.#before, this.#rows);
    return this.act(async () => {
      const answer = await this.ask({type: 'permissions', channel: this.channel.name, permissions});
      this.#take(rowsOf(answer.permissions ?? []));
    }, t('people.saved'));
  }
}

function rowsAnd(rows, type) {
  return type ? [...rows, {type, who: 'nobody', names: []}] : rows;
}

customElements.define('lc-order-permissions', OrderPermissions);
