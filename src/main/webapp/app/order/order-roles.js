import {repeat} from '../lib/lit-html/directives/repeat.js';
import {fold, sameName} from '../protocol/names.js';
import {current, t} from '../i18n/index.js';
import {confirm} from '../ui/dialog.js';
import {icon} from '../ui/icon.js';
import {ActingView} from '../people/people-acting.js';
import {sortNames} from '../people/people-rows.js';
import {html, nothing} from '../ui/view.js';
import './order-role.js';
import '../people/people-name-form.js';

/** The roles of a channel (shirakumo §26): made, removed, and opened one at a time. */
export class OrderRoles extends ActingView {
  chat;
  channel;
  #roles = null;
  #open = null;

  begin() {
    this.watch(this.channel, 'capabilities');
    this.#load();
  }

  template() {
    const can = type => this.channel.can(type);
    return html`
      <div class="stack">
        <p class="muted">${t('people.roles-hint')}</p>
        ${this.#roles?.length === 0 ? html`<p class="muted">${t('people.no-roles')}</p>` : nothing}
        <ul class="lines" role="list">${repeat(this.#roles ?? [], fold, role => this.#role(role))}</ul>
        ${can('role') ? html`
          <lc-name-form .label=${t('people.new-role')} .action=${t('people.add')} .busy=${this.busy}
            .run=${name => this.#make(name)}></lc-name-form>` : nothing}
      </div>`;
  }

  #role(role) {
    const isOpen = this.#open === fold(role);
    const id = `role-${this.#roles.indexOf(role)}`;
    return html`
      <li class="role">
        <div class="line">
          <button class="role-name" type="button" aria-expanded=${isOpen} aria-controls=${id} @click=${() => {
            this.#open = isOpen ? null : fold(role);
            this.redraw();
          }}>${icon(isOpen ? 'down' : 'right')}<bdi>${role}</bdi></button>
          ${this.channel.can('delete-role') ? html`
            <button class="icon-button" type="button" ?disabled=${this.busy} aria-label=${t('people.delete-role', {role})}
              title=${t('people.delete-role', {role})} @click=${() => this.#delete(role)}>${icon('trash')}</button>` : nothing}
        </div>
        <div id=${id} ?hidden=${!isOpen}>${isOpen
          ? html`<lc-order-role .chat=${this.chat} .channel=${this.channel} .role=${role}></lc-order-role>` : nothing}</div>
      </li>`;
  }

  #load() {
    return this.act(async () => {
      const answer = await this.ask({type: 'roles', channel: this.channel.name});
      this.#roles = sortNames(answer.roles ?? [], current());
    });
  }

  async #make(role) {
    if (this.#roles?.some(known => sameName(known, role))) {
      this.#open = fold(role);
      this.redraw();
      return true;
    }
    const update = {type: 'role', channel: this.channel.name, role, permissions: []};
    const done = await this.act(() => this.ask(update), t('people.role-made', {role}));
    if (done) {
      this.#open = fold(role);
      this.#load();
    }
    return done;
  }

  async #delete(role) {
    const label = t('people.delete-role', {role});
    if (await confirm(t('people.delete-role-ask', {role, channel: this.channel.name}), {label, yes: t('people.delete')})
        && await this.act(() => this.ask({type: 'delete-role', channel: this.channel.name, role}), t('people.role-deleted', {role}))) {
      this.#load();
    }
  }
}

customElements.define('lc-order-roles', OrderRoles);
