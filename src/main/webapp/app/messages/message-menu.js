import {html, nothing} from '../ui/view.js';
import {icon} from '../ui/icon.js';
import {confirm} from '../ui/dialog.js';
import {openMenu} from '../ui/menu.js';
import {pick} from '../composer/picker.js';
import {tell, tellFailure} from '../ui/toast.js';
import {formatLichatUrl} from '../protocol/url.js';
import {t} from '../i18n/index.js';

/** The buttons at an entry that is pointed at or focused; only what its reader may do. */
export function toolbar(entry, context) {
  const {channel} = context;
  const say = (name, event) => event.target.dispatchEvent(new CustomEvent(name, {bubbles: true, detail: {entry, channel}}));
  const button = (name, key, run) => html`<button class="icon-button" aria-label=${t(key)} title=${t(key)} @click=${run}>${icon(name)}</button>`;
  return html`<div class="message-toolbar" data-overlay role="toolbar" aria-label=${t('message.actions')}>
    ${channel.can('react') ? button('smile', 'message.react', event => react(event.currentTarget, entry, context)) : nothing}
    ${channel.can('message') ? button('reply', 'message.reply', event => say('reply', event)) : nothing}
    ${mayEdit(entry, channel) ? button('edit', 'message.edit', event => say('edit', event)) : nothing}
    ${button('more', 'message.more', event => more(event.currentTarget, entry, context))}</div>`;
}

/** Opens the menu of everything that can be done with an entry. */
export function more(anchor, entry, context) {
  const {channel} = context;
  const say = name => anchor.dispatchEvent(new CustomEvent(name, {bubbles: true, detail: {entry, channel, name: entry.from}}));
  openMenu(anchor, [
    channel.can('react') && {label: t('message.react'), icon: 'smile', run: () => react(anchor, entry, context)},
    channel.can('message') && {label: t('message.reply'), icon: 'reply', run: () => say('reply')},
    mayEdit(entry, channel) && {label: t('message.edit'), icon: 'edit', run: () => say('edit')},
    {label: t('message.copy-text'), icon: 'copy', run: () => copy(entry.text)},
    {label: t('message.copy-link'), icon: 'link', run: () => copy(address(entry, context))},
    {label: t('message.profile'), icon: 'user', run: () => say('show-profile')},
    mayRemove(entry, channel) && {label: t('message.delete'), icon: 'trash', danger: true, run: () => remove(entry, channel)},
    channel.can('expunge') && entry.state === 'sent' && {label: t('message.expunge'), icon: 'trash', danger: true, run: () => expunge(entry, context)},
  ], t('message.actions'));
}

/** Whether the text of an entry is one's own to change (shirakumo §4). */
export function mayEdit(entry, channel) {
  return entry.own && entry.kind === 'message' && !entry.deleted && entry.state === 'sent' && channel.can('edit');
}

function mayRemove(entry, channel) {
  return entry.own && !entry.deleted && entry.state === 'sent' && channel.can('edit');
}

async function react(anchor, entry, {chat, channel}) {
  const emote = await pick(anchor, channel, chat);
  if (emote) {
    channel.react(entry, emote);
  }
}

async function remove(entry, channel) {
  const sure = await confirm(t('message.delete-question'), {label: t('message.delete'), yes: t('message.delete')});
  if (sure) {
    try {
      await channel.remove(entry);
    } catch (error) {
      tellFailure(error);
    }
  }
}

/** What is expunged is nowhere any more, whoever said it. */
async function expunge(entry, {chat, channel}) {
  const sure = await confirm(t('message.expunge-question', {from: entry.from}), {label: t('message.expunge'), yes: t('message.expunge')});
  if (sure) {
    const done = chat.request({type: 'expunge', channel: channel.name, target: entry.from, updateId: entry.id});
    await done.then(() => channel.log.remove(entry), tellFailure);
  }
}

/** The address of a message in the format of shirakumo §25. */
function address(entry, {chat, channel}) {
  const {hostname, port} = new URL(chat.address);
  return formatLichatUrl({host: hostname, port: port ? Number(port) : undefined, channel: channel.name, message: {from: entry.from, id: entry.id}});
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    tell(t('toast.copied'));
  } catch (error) {
    tellFailure(error);
  }
}
