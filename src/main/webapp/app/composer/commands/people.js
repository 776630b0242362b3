/** The commands about oneself, and those of whoever runs the server. */
import {key, local, optional, sends, text, user, word} from './command.js';
import {newPassword, ownPassword} from './secret.js';
import {confirm} from '../../ui/dialog.js';
import {t} from '../../i18n/index.js';

export const SELF = [
  local('account', [], session => session.ask('open-account', {})),
  sends('set-user-info', 'set-user-info', [key('user-key'), text()], {at: 'server'}),
  local('status', [optional(text())], (session, typed) => setStatus(session, typed.text ?? ''), {can: 'set-user-info', at: 'server'}),
  local('away', [], session => setStatus(session, 'away'), {can: 'set-user-info', at: 'server'}),
  local('back', [], session => setStatus(session, ''), {can: 'set-user-info', at: 'server'}),
  sends('block', 'block', [user()], {at: 'server'}),
  sends('unblock', 'unblock', [user()], {at: 'server'}),
  sends('blocked', 'blocked', [], {at: 'server'}),
  sends('share-identity', 'share-identity share', [], {at: 'server'}),
  sends('unshare-identity', 'unshare-identity unshare', [optional(word('key', 'key'))], {at: 'server'}),
  sends('list-shared-identities', 'identities', [], {at: 'server'}),
  sends('assume-identity', 'assume-identity assume', [word('key', 'key'), user()], {at: 'server'}),
  sends('message', 'as', [user('from'), text()]),
  sends('last-read', 'last-read', []),
  local('read', [], session => session.channel.read()),
  local('otp', [word('otp-key', null)], setOtpKey, {can: 'register', at: 'server'}),
];

const ip = () => word('address', 'ip');
const mask = () => optional(word('mask', 'mask'));
const sureAbout = what => (session, typed) =>
  confirm(t(`composer.sure-${what}`, {name: typed.name}), {label: t('composer.sure'), yes: t(`composer.yes-${what}`)});

export const SERVER = [
  sends('kill', 'kill', [user()], {at: 'server'}),
  sends('ban', 'ban', [user()], {at: 'server'}),
  sends('unban', 'unban', [user()], {at: 'server'}),
  sends('blacklist', 'blacklist', [], {at: 'server'}),
  sends('ip-ban', 'ip-ban', [ip(), mask()], {at: 'server'}),
  sends('ip-unban', 'ip-unban', [ip(), mask()], {at: 'server'}),
  sends('ip-blacklist', 'ip-blacklist', [], {at: 'server'}),
  local('passwd', [user()], setPassword, {can: 'passwd', at: 'server'}),
  sends('export', 'export', [user()], {at: 'server'}),
  sends('erase', 'erase', [user()], {at: 'server', sure: sureAbout('erase')}),
  sends('reset-otp', 'reset-otp', [user()], {at: 'server'}),
];

async function setStatus(session, status) {
  await session.chat.setInfo('status', status);
  session.tell(status ? t('composer.status-set', {status}) : t('composer.status-none'));
}

/** The key of a generator for one-time passwords; off ends them (shirakumo §24). */
async function setOtpKey(session, typed) {
  const off = typed['otp-key'] === 'off';
  const password = await ownPassword(t('composer.own-password'));
  if (password !== null) {
    await session.chat.register(password, off ? '' : typed['otp-key']);
    session.tell(t(off ? 'composer.otp-off' : 'composer.otp-on'));
  }
}

async function setPassword(session, typed) {
  const password = await newPassword(t('composer.password-for', typed));
  if (password !== null) {
    await session.chat.request({type: 'passwd', target: typed.name, password});
    session.tell(t('composer.password-set', typed));
  }
}
