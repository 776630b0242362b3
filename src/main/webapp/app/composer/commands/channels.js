/** The commands about channels and the roles in them. */
import {tellAnswers} from './answers.js';
import {BadWord} from './arguments.js';
import {channel, channelName, key, local, optional, role, sends, text, user, word} from './command.js';
import {readRoleRules} from './rules.js';
import {confirm} from '../../ui/dialog.js';
import {t} from '../../i18n/index.js';

const seconds = () => word('seconds', 'by', 'words', {read: text => {
  if (!/^\d{1,9}$/.test(text)) {
    throw new BadWord('composer.bad-seconds', {text});
  }
  return Number(text);
}});
const keys = () => word('keys', 'keys', 'channel-key', {read: text => text.toLowerCase().split(/\s+/)});
const types = () => ({...word('types', 'permissions', 'type', {read: readRoleRules}), form: 'text'});

export const CHANNELS = [
  sends('channel-info', 'channel-info info', [{...optional(keys())}], {with: {keys: true}}),
  sends('set-channel-info', 'set-channel-info', [key('channel-key'), text()]),
  local('topic', [optional(text())], topic),
  local('channel-settings', [], session => session.ask('open-settings', {channel: session.channel})),
  sends('pause', 'pause', [seconds()]),
  sends('quiet', 'quiet', [user()]),
  sends('unquiet', 'unquiet', [user()]),
  sends('quieted', 'quieted', []),
  sends('destroy', 'destroy', [channel()], {at: 'server', sure: mayDestroy}),
  sends('bridge', 'bridge', []),
  sends('message', 'speak-for', [word('name', 'bridge'), text()], {can: 'bridge'}),
];

export const ROLES = [
  sends('roles', 'roles', [optional(user())]),
  sends('role', 'role', [role()], {can: 'roles'}),
  sends('role', 'create-role', [role(), types()]),
  sends('delete-role', 'delete-role', [role()]),
  sends('assign-role', 'assign-role', [role(), user()]),
  sends('remove-role', 'remove-role', [role(), user()]),
];

function mayDestroy(session, typed) {
  const question = t('composer.sure-destroy', {channel: channelName(typed.channel, session)});
  return confirm(question, {label: t('composer.sure'), yes: t('composer.yes-destroy')});
}

async function topic(session, typed) {
  if (typed.text === undefined) {
    session.tell(session.channel.info.get('topic') ?? t('composer.no-topic'));
    return;
  }
  const update = {type: 'set-channel-info', channel: session.channel.name, key: 'topic', text: typed.text};
  tellAnswers(update, await session.chat.request(update), session);
}
