import {html} from '../ui/view.js';
import {openDialog} from '../ui/dialog.js';
import {tell, tellFailure} from '../ui/toast.js';
import {t} from '../i18n/index.js';

/**
 * What happens when a part of the page asks for something that is not its own: a handler for each event, by name. The events bubble, so
 * that the parts need not know each other.
 */
export function acts({app, chat, settings, entrance}) {
  const dialogs = new Dialogs(app, chat);
  return {
    'open-channel': ({detail}) => app.open(detail.name),
    'leave-channel': ({detail}) => chat.leave(detail.channel ?? chat.current).catch(tellFailure),
    'jump': async ({detail}) => {
      dialogs.close();
      if (await app.open(detail.channel?.name ?? detail.channel)) {
        app.messages.jump(detail);
      }
    },
    'reply': ({detail}) => app.composer.reply(detail.entry),
    'edit': ({detail}) => app.composer.edit(detail.entry),
    'mention': ({detail}) => {
      dialogs.close();
      app.composer.mention(detail.name);
    },
    'show-profile': ({detail}) => dialogs.open(import('../people/profile.js'), html`<lc-profile .chat=${chat} .channel=${detail.channel ?? chat.current}
        .name=${detail.name}></lc-profile>`, {label: detail.name}),
    'open-account': () => dialogs.open(import('../account/account.js'), html`<lc-account .chat=${chat} .settings=${settings}></lc-account>`,
        {label: t('shell.account'), modal: 'strict'}),
    'open-settings': ({detail: {channel = chat.current, tab}}) => dialogs.open(import('../order/order.js'), html`<lc-channel-settings .chat=${chat} .channel=${channel}
        .tab=${tab}></lc-channel-settings>`, {label: t('shell.channel-settings', {channel: channel.name}), kind: 'wide', modal: 'strict'}),
    'open-search': ({detail}) => dialogs.open(import('../finding/search.js'), html`<lc-search .chat=${chat} .channel=${chat.current}
        .query=${detail?.query ?? ''}></lc-search>`, {label: t('shell.search'), kind: 'wide'}),
    'browse': () => dialogs.open(import('../finding/browse.js'), html`<lc-browse .chat=${chat}></lc-browse>`, {label: t('shell.browse')}),
    'open-preferences': () => dialogs.open(import('./preferences.js'), html`<lc-preferences .chat=${chat} .settings=${settings}></lc-preferences>`,
        {label: t('preferences.title')}),
    'toggle-people': () => app.togglePeople(),
    'open-drawer': () => app.drawer('channels'),
    'close-drawers': () => app.drawer(null),
    'log-out': () => entrance.leave(),
  };
}

/** One dialog of this kind is open at a time: what it asks for takes its place. */
class Dialogs {
  #app;
  #chat;
  #dialog = null;

  constructor(app, chat) {
    this.#app = app;
    this.#chat = chat;
  }

  /** Opens a dialog once the module of what is in it has come. */
  async open(module, content, options) {
    try {
      await module;
    } catch {
      tell(t('shell.not-loaded'), 'error');
      return;
    }
    this.close();
    const dialog = openDialog(content, options);
    this.#dialog = dialog;
    // A dialog is not inside the app, and what its content asks for is the app's to do.
    ['open-channel', 'leave-channel', 'jump', 'mention', 'show-profile', 'open-settings', 'open-account', 'browse', 'close-dialog'].forEach(name =>
      dialog.element.addEventListener(name, event => this.#pass(event)));
  }

  close() {
    this.#dialog?.close();
    this.#dialog = null;
  }

  #pass(event) {
    if (event.type !== 'show-profile' || event.detail.name) {
      this.close();
    }
    this.#app.dispatchEvent(new CustomEvent(event.type, {detail: event.detail}));
  }
}
