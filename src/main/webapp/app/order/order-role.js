import {live} from '../lib/lit-html/directives/live.js';
import {repeat} from '../lib/lit-html/directives/repeat.js';
import {fold, sameName} from '../protocol/names.js';
import {current, t} from '../i18n/index.js';
import {chips, matchesType, typeLabel} from './order-rule-row.js';
import {compareTypes, typesOf} from './order-types.js';
import {ActingView} from '../people/people-acting.js';
import {sortNames} from '../people/people-rows.js';
import {html, nothing} from '../ui/view.js';
import '../people/people-name-form.js';

/** Among so many people it is looked at once who has the role; the protocol has no other question for it. */
const MOST_LOOKED_AT = 40;

/** What the members of a role may and may not, and who they are. */
export class OrderRole extends ActingView {
  chat;
  channel;
  role = '';
  /** Whether each type is granted, true, or denied, false; what is not in it is ignored. Null until the server said so. */
  #before = null;
  #now = new Map();
  #members = [];
  #isLookedFor = false;
  #filter = '';

  begin() {
    this.watch(this.channel, 'capabilities');
    this.#load();
  }

  template() {
    return html`
      <div class="role-body stack">
        ${this.#membersView()}
        ${this.#before ? this.#permissions() : nothing}
      </div>`;
  }

  #membersView() {
    const can = type => this.channel.can(type);
    return html`
      <h3>${t('people.members')}</h3>
      ${this.#members.length === 0
        ? html`<p class="muted">${t(this.#isLookedFor ? 'people.no-members-here' : 'people.members-unknown')}</p>`
        : chips(this.#members, can('remove-role') && (name => this.#give('remove-role', name)))}
      ${this.#isLookedFor ? html`<p class="muted">${t('people.members-hint')}</p>` : html`
        <div class="form-buttons"><button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#look()}>${
          t('people.look-for-members')}</button></div>`}
      ${can('assign-role') ? html`
        <lc-name-form .label=${t('people.new-member')} .action=${t('people.add')} .busy=${this.busy}
          .names=${() => sortNames(this.channel.users.values(), current())}
          .run=${name => this.#give('assign-role', name)}></lc-name-form>` : nothing}
      ${can('remove-role') ? html`
        <lc-name-form .label=${t('people.old-member')} .action=${t('people.remove')} .busy=${this.busy}
          .names=${() => this.#members} .run=${name => this.#give('remove-role', name)}></lc-name-form>` : nothing}`;
  }

  #permissions() {
    const types = [...new Set([...typesOf(this.channel), ...this.#now.keys()])].sort(compareTypes);
    const shown = types.filter(type => matchesType(type, this.#filter));
    return html`
      <h3>${t('people.role-permissions')}</h3>
      <input class="input" type="search" .value=${live(this.#filter)} placeholder=${t('people.filter-rules')}
        aria-label=${t('people.filter-rules')} @input=${event => {
          this.#filter = event.target.value;
          this.redraw();
        }}>
      <ul class="rules-list" role="list">${repeat(shown, type => type, type => this.#permission(type))}</ul>
      ${this.#isChanged() ? html`
        <div class="form-bar">
          <button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#take(this.#before)}>${
            t('people.discard')}</button>
          <button class="button button-primary" type="button" ?disabled=${this.busy} @click=${() => this.#save()}>${
            t('people.save')}</button>
        </div>` : nothing}`;
  }

  #permission(type) {
    const id = `role-${fold(this.role)}-${type}`.replace(/[^\w-]/g, '-');
    const now = choiceOf(this.#now.get(type));
    return html`
      <li class="rule ${now === choiceOf(this.#before.get(type)) ? '' : 'rule-changed'}">
        <label class="rule-what" for=${id}><span>${typeLabel(type)}</span> <code class="muted">${type}</code></label>
        <div class="rule-who">
          <select class="input" id=${id} ?disabled=${this.busy} .value=${live(now)}
              @change=${event => this.#choose(type, event.target.value)}>
            ${['ignore', 'grant', 'deny'].map(choice => html`
              <option value=${choice} ?selected=${choice === now}>${t(`people.role.${choice}`)}</option>`)}
          </select>
        </div>
      </li>`;
  }

  #choose(type, choice) {
    this.#now = new Map(this.#now);
    choice === 'ignore' ? this.#now.delete(type) : this.#now.set(type, choice === 'grant');
    this.redraw();
  }

  #isChanged() {
    return [...this.#now.keys(), ...this.#before.keys()].some(type => this.#now.get(type) !== this.#before.get(type));
  }

  #take(permissions) {
    this.#before = permissions;
    this.#now = permissions;
    this.redraw();
  }

  async #load() {
    // Whoever may not ask what a role may can still see who has it.
    if (this.channel.can('role')) {
      await this.act(async () => this.#take(grants(await this.ask({type: 'role', channel: this.channel.name, role: this.role}))));
    }
    if (this.channel.users.size <= MOST_LOOKED_AT && this.isConnected) {
      this.#look();
    }
  }

  #save() {
    const permissions = [...this.#now].map(([type, names]) => ({type, names}));
    return this.act(async () => {
      this.#take(grants(await this.ask({type: 'role', channel: this.channel.name, role: this.role, permissions})));
    }, t('people.saved'));
  }

  /** Asks about the people who are here, the first ones of many. */
  #look() {
    return this.act(async () => {
      const names = sortNames(this.channel.users.values(), current()).slice(0, MOST_LOOKED_AT * 2);
      const rolesOf = target => this.ask({type: 'roles', channel: this.channel.name, target}).catch(() => null);
      const answers = await Promise.all(names.map(rolesOf));
      const found = names.filter((_, index) => answers[index]?.roles?.some(role => sameName(role, this.role)));
      this.#members = sortNames(new Map([...this.#members, ...found].map(name => [fold(name), name])).values(), current());
      this.#isLookedFor = true;
    });
  }

  async #give(type, name) {
    const update = {type, channel: this.channel.name, role: this.role, target: name};
    const done = await this.act(() => this.ask(update), t(`people.did.${type}`, {name, role: this.role, channel: this.channel.name}));
    if (done) {
      const others = this.#members.filter(member => !sameName(member, name));
      this.#members = type === 'assign-role' ? sortNames([...others, name], current()) : others;
      this.redraw();
    }
    return done;
  }
}

function grants({permissions = []}) {
  return new Map(permissions.map(({type, names}) => [type, names === true]));
}

function choiceOf(granted) {
  return granted === undefined ? 'ignore' : granted ? 'grant' : 'deny';
}

customElements.define('lc-order-role', OrderRole);
