import {t} from '../i18n/index.js';
import {icon} from '../ui/icon.js';
import {ActingView} from '../people/people-acting.js';
import {exportOf} from '../people/profile-perform.js';
import {html} from '../ui/view.js';

/** What the server keeps of oneself, for those to whom it gives that. */
export class AccountData extends ActingView {
  chat;

  template() {
    return html`
      <div class="stack">
        <p class="muted">${t('people.data-hint')}</p>
        <div class="form-buttons">
          <button class="button" type="button" ?disabled=${this.busy} @click=${() => exportOf(this, {name: this.chat.name})}>${
            icon('download')}<span>${t('people.do.export')}</span></button>
        </div>
      </div>`;
  }
}

customElements.define('lc-account-data', AccountData);
