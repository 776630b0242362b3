/** What comes back for a command, in words. */
import {html} from '../../ui/view.js';
import {openDialog} from '../../ui/dialog.js';
import {ruleText} from './rules.js';
import {t} from '../../i18n/index.js';
import {names, when} from '../../i18n/times.js';
import {toDate} from '../../protocol/clock.js';

/** What everybody sees in the channel anyway needs no words. */
const SEEN = new Set([
  'kick', 'pull', 'join', 'leave', 'message', 'edit', 'react', 'pause', 'quiet', 'unquiet', 'grant', 'deny', 'set-channel-info',
]);

const list = values => values?.length ? names(values) : t('composer.none');

const ruleLine = ({type, names: who}) => `${type}: ${ruleText(who)}`;
const roleRule = ({type, names: may}) => may === true ? type : `-${type}`;

/** By type: a text, or lines of it, which may be many and are shown in a dialog. */
const WORDS = {
  'users': ({channel, users}) => t('composer.told-users', {channel, names: list(users), n: users?.length ?? 0}),
  'channels': ({channels}) => t('composer.told-channels', {names: list(channels)}),
  'capabilities': ({channel, permitted}) => t('composer.told-capabilities', {channel, names: list(permitted)}),
  'permissions': ({permissions = []}, request) => request.permissions ? null : permissions.map(ruleLine),
  'role': ({role, permissions = []}) => t('composer.told-role', {role, names: list(permissions.map(roleRule))}),
  'roles': ({roles, target: name}) => t(name ? 'composer.told-roles-of' : 'composer.told-roles', {names: list(roles), name}),
  'server-info': ({attributes = [], connections = []}) => [...attributes, ...connections.flat()].map(pair => line(pair)),
  'quieted': ({target}) => t('composer.told-quieted', {names: list(target)}),
  'blocked': ({target}) => t('composer.told-blocked', {names: list(target)}),
  'blacklist': ({target}) => t('composer.told-blacklist', {names: list(target)}),
  'ip-blacklist': ({target}) => t('composer.told-blacklist', {names: list(target?.map(pair => pair.join(' / ')))}),
  'bridge': () => t('composer.told-bridge'),
  'last-read': ({target, updateId}, request, {channel}) => lastRead(target, updateId, channel),
  'share-identity': ({key}) => [t('composer.told-share'), key],
  'list-shared-identities': ({shares = [], identities = []}) => [
    ...shares.map(([key, name]) => `${key}: ${name ?? t('composer.told-unused')}`),
    t('composer.told-identities', {names: list(identities)}),
  ],
  'export': ({text = ''}) => text.split('\n'),
};

/** Tells what was answered to a request: in a line, or in a dialog when that is long. */
export function tellAnswers(request, answers, session) {
  if (request.type === 'channel-info') {
    const lines = answers.filter(({type, key}) => type === 'set-channel-info' && key !== 'icon').map(({key, text}) => `${key}: ${text}`);
    show(lines.length ? lines : t('composer.told-nothing'), request, session);
    return;
  }
  const answer = answers.at(-1) ?? request;
  const words = WORDS[answer.type]?.(answer, request, session);
  if (words !== undefined && words !== null) {
    show(words, request, session);
  } else if (!SEEN.has(request.type) && words === undefined) {
    session.tell(t('composer.done', {command: request.type, name: request.target ?? request.role ?? request.ip ?? request.channel ?? ''}));
  }
}

function show(words, request, session) {
  const isShort = typeof words === 'string' && words.length < 400;
  if (isShort) {
    session.tell(words);
  } else {
    const lines = [words].flat().map(text => html`<div dir="auto">${text}</div>`);
    openDialog(html`<div class="answer-lines">${lines}</div>`, {label: t('composer.answer', {command: request.type}), kind: 'wide'});
  }
}

function line([key, ...values]) {
  return `${key}: ${values.map(value => word(value, key)).join(', ')}`;
}

/** A value of an attribute; those that end on -on are times (§5.5.5). */
function word(value, key) {
  if (Array.isArray(value)) {
    return value.map(one => word(one, key)).join(', ');
  }
  if (/-on$/.test(key) && typeof value === 'number') {
    return when(toDate(value), 'full');
  }
  return value === null ? t('composer.none') : value === true ? t('composer.yes') : String(value?.name ?? value);
}

function lastRead(from, id, channel) {
  const entry = from === undefined ? undefined : channel.log.find(from, id);
  return from === undefined ? t('composer.told-unread') : t('composer.told-read', {from, text: (entry?.text ?? '…').slice(0, 100)});
}
