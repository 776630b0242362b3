import {load, t} from '../i18n/index.js';
import {tabView} from '../people/people-tabs.js';
import {html, View} from '../ui/view.js';
import './order-info.js';
import './order-permissions.js';
import './order-roles.js';
import './order-people.js';
import './order-emotes.js';
import './order-general.js';
import './order-server.js';

await load('people-account', 'people-order');

const SERVER = ['ban', 'unban', 'blacklist', 'ip-ban', 'ip-unban', 'ip-blacklist', 'kill'];

/** All that is to be set about a channel: what it tells, who may do what, who is who, what it looks like, and its end. */
export class ChannelSettings extends View {
  chat;
  channel;
  /** The id of the tab that is shown: info, permissions, roles, people, emotes, server or general. */
  tab = 'info';

  begin() {
    this.watch(this.channel, 'capabilities');
  }

  template() {
    return tabView({
      name: 'order',
      label: t('people.settings-of', {channel: this.channel.name}),
      current: this.tab,
      choose: tab => {
        this.tab = tab;
        this.redraw();
      },
      tabs: this.#tabs(),
    });
  }

  #tabs() {
    const [chat, channel] = [this.chat, this.channel];
    const can = (...types) => types.some(type => channel.can(type));
    const tab = (id, view) => ({id, label: t(`people.tab.${id}`), view});
    return [
      tab('info', () => html`<lc-order-info .chat=${chat} .channel=${channel}></lc-order-info>`),
      can('permissions') && tab('permissions', () => html`<lc-order-permissions .chat=${chat} .channel=${channel}></lc-order-permissions>`),
      can('roles') && tab('roles', () => html`<lc-order-roles .chat=${chat} .channel=${channel}></lc-order-roles>`),
      can('quiet', 'unquiet', 'quieted', 'pull', !channel.primary && 'kick', 'expunge')
        && tab('people', () => html`<lc-order-people .chat=${chat} .channel=${channel}></lc-order-people>`),
      can('emote', 'emotes') && !channel.anonymous
        && tab('emotes', () => html`<lc-order-emotes .chat=${chat} .channel=${channel}></lc-order-emotes>`),
      channel.primary && can(...SERVER) && tab('server', () => html`<lc-order-server .chat=${chat} .channel=${channel}></lc-order-server>`),
      tab('general', () => html`<lc-order-general .chat=${chat} .channel=${channel}></lc-order-general>`),
    ];
  }
}

customElements.define('lc-channel-settings', ChannelSettings);
