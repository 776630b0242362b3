import {load, t} from '../i18n/index.js';
import {primaryOf} from '../people/profile-actions.js';
import {tabView} from '../people/people-tabs.js';
import {html, View} from '../ui/view.js';
import './account-profile.js';
import './account-login.js';
import './account-identities.js';
import './account-blocked.js';
import './account-data.js';

await load('people-account', 'people-order');

/** One's own account: what others see of it, how one logs in, who may speak as oneself, who is not to be heard, what is kept. */
export class Account extends View {
  chat;
  /** The id of the tab that is shown. */
  tab = 'profile';

  begin() {
    this.watch(this.chat, 'state', 'users', 'channels');
    const primary = primaryOf(this.chat);
    primary && this.watch(primary, 'capabilities');
  }

  template() {
    const can = type => primaryOf(this.chat)?.can(type) ?? false;
    const isRegistered = this.chat.registered;
    return tabView({
      name: 'account',
      label: t('people.account'),
      current: this.tab,
      choose: tab => {
        this.tab = tab;
        this.redraw();
      },
      tabs: [
        {id: 'profile', label: t('people.tab.profile'), view: () => html`<lc-account-profile .chat=${this.chat}></lc-account-profile>`},
        can('register') && {id: 'login', label: t('people.tab.login'),
          view: () => html`<lc-account-login .chat=${this.chat}></lc-account-login>`},
        isRegistered && can('blocked') && {id: 'blocked', label: t('people.tab.blocked'),
          view: () => html`<lc-account-blocked .chat=${this.chat}></lc-account-blocked>`},
        isRegistered && can('list-shared-identities') && {id: 'identities', label: t('people.tab.identities'),
          view: () => html`<lc-account-identities .chat=${this.chat}></lc-account-identities>`},
        can('export') && {id: 'data', label: t('people.tab.data'),
          view: () => html`<lc-account-data .chat=${this.chat}></lc-account-data>`},
      ],
    });
  }
}

customElements.define('lc-account', Account);
