import {repeat} from '../lib/lit-html/directives/repeat.js';
import {fold} from '../protocol/names.js';
import {current, t} from '../i18n/index.js';
import {confirm} from '../ui/dialog.js';
import {ActingView} from '../people/people-acting.js';
import {sortNames} from '../people/people-rows.js';
import {html, nothing} from '../ui/view.js';
import '../people/people-name-form.js';

/** Who is not heard in a channel (shirakumo §9), who comes in and who goes (§5.4.3, §5.4.4). */
export class OrderPeople extends ActingView {
  chat;
  channel;
  /** Who is on the quiet list; null where that is not told. */
  #quieted = null;

  begin() {
    this.watch(this.channel, 'users', 'capabilities');
    this.#load();
  }

  template() {
    return html`<div class="stack">${this.#quietView()}${this.#pullView()}${this.#kickView()}</div>`;
  }

  #quietView() {
    const can = type => this.channel.can(type);
    return can('quiet') || can('unquiet') || can('quieted') ? html`
      <h3>${t('people.quieted')}</h3>
      <p class="muted">${t('people.quieted-hint')}</p>
      ${this.#quieted?.length === 0 ? html`<p class="muted">${t('people.nobody-quieted')}</p>` : nothing}
      <ul class="lines" role="list">${repeat(this.#quieted ?? [], fold, name => html`
        <li class="line">
          <button class="line-text line-name" type="button" @click=${() => this.#profile(name)}><bdi>${name}</bdi></button>
          ${can('unquiet') ? html`
            <button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#do('unquiet', name)}>${
              t('people.do.unquiet')}<span class="visually-hidden"> ${name}</span></button>` : nothing}
        </li>`)}
      </ul>
      ${can('quiet') ? this.#form('quiet', () => this.#others()) : nothing}
      ${can('unquiet') && !this.#quieted ? this.#form('unquiet', () => this.#others()) : nothing}` : nothing;
  }

  #pullView() {
    const primary = this.chat.server ? this.chat.channel(this.chat.server) : undefined;
    const elsewhere = () => sortNames(primary?.users.values() ?? [], current()).filter(name => !this.channel.users.has(fold(name)));
    return this.channel.can('pull') && !this.channel.primary ? html`
      <h3>${t('people.do.pull')}</h3>
      ${this.#form('pull', elsewhere)}` : nothing;
  }

  #kickView() {
    return this.channel.can('kick') && !this.channel.primary ? html`
      <h3>${t('people.do.kick')}</h3>
      ${this.#form('kick', () => this.#others())}` : nothing;
  }

  #form(type, names) {
    return html`<lc-name-form .label=${t('people.name')} .action=${t(`people.do.${type}`)} .danger=${type === 'kick'} .busy=${this.busy}
      .names=${names} .run=${name => this.#do(type, name)}></lc-name-form>`;
  }

  #others() {
    return sortNames(this.channel.users.values(), current()).filter(name => !this.chat.isMe(name));
  }

  #profile(name) {
    this.dispatch('show-profile', {name, channel: this.channel});
  }

  async #load() {
    if (this.channel.can('quieted')) {
      await this.act(async () => {
        const answer = await this.ask({type: 'quieted', channel: this.channel.name});
        this.#quieted = sortNames(answer.target ?? [], current());
      });
    }
  }

  async #do(type, name) {
    const words = {name, channel: this.channel.name};
    const label = t(`people.do.${type}`);
    if (type === 'kick' && !await confirm(t('people.ask.kick', words), {label, yes: label})) {
      return false;
    }
    const done = await this.act(() => this.ask({type, channel: this.channel.name, target: name}), t(`people.did.${type}`, words));
    if (done && type.endsWith('quiet')) {
      this.#load();
    }
    return done;
  }
}

customElements.define('lc-order-people', OrderPeople);
