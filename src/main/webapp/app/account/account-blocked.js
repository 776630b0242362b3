import {repeat} from '../lib/lit-html/directives/repeat.js';
import {current, t} from '../i18n/index.js';
import {ActingView} from '../people/people-acting.js';
import {primaryOf} from '../people/profile-actions.js';
import {sortNames} from '../people/people-rows.js';
import {html, nothing} from '../ui/view.js';
import '../people/people-name-form.js';

/** Whom one does not want to hear (shirakumo §19). */
export class AccountBlocked extends ActingView {
  chat;
  #names = null;

  begin() {
    this.watch(this.chat, 'users');
    this.#load();
  }

  template() {
    const can = type => primaryOf(this.chat)?.can(type);
    return html`
      <div class="stack">
        <p class="muted">${t('people.blocked-hint')}</p>
        ${can('block') ? html`
          <lc-name-form .label=${t('people.block-name')} .action=${t('people.do.block')} .busy=${this.busy}
            .names=${() => sortNames(this.chat.current?.users.values() ?? [], current()).filter(name => !this.chat.isMe(name))}
            .run=${name => this.#change('block', name)}></lc-name-form>` : nothing}
        ${this.#names === null ? nothing : this.#names.length === 0 ? html`<p class="muted">${t('people.nobody-blocked')}</p>` : html`
          <ul class="lines" role="list">${repeat(this.#names, name => name, name => html`
            <li class="line">
              <bdi class="line-text">${name}</bdi>
              ${can('unblock') ? html`
                <button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#change('unblock', name)}>${
                  t('people.do.unblock')}<span class="visually-hidden"> ${name}</span></button>` : nothing}
            </li>`)}
          </ul>`}
      </div>`;
  }

  #load() {
    return this.act(async () => {
      const answer = await this.ask({type: 'blocked'});
      this.#names = sortNames(answer.target ?? [], current());
    });
  }

  async #change(type, name) {
    const done = await this.act(() => this.chat[type](name), t(`people.did.${type}`, {name}));
    done && this.#load();
    return done;
  }
}

customElements.define('lc-account-blocked', AccountBlocked);
