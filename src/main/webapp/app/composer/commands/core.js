/** The commands of the core protocol. */
import {parseMarkupFor} from './saying.js';
import {channel, channelName, joined, local, optional, sends, text, type, user, word} from './command.js';
import {tellAnswers} from './answers.js';
import {newPassword} from './secret.js';
import {readRule} from './rules.js';
import {openHelp} from './help.js';
import {t} from '../../i18n/index.js';

const rule = () => ({...word('rule', 'permissions', 'user'), form: 'text'});

export const CORE = [
  local('join j', [channel()], (session, typed) => session.ask('open-channel', {name: channelName(typed.channel, session)})),
  local('leave part', [optional(joined())], leave),
  local('create', [optional(channel())], create, {can: 'create', at: 'server'}),
  local('browse', [], session => session.ask('browse', {})),
  local('msg', [joined(), text()], (session, typed) => say(there(session, typed), typed.text, session)),
  local('say message', [text()], (session, typed) => say(session.channel, typed.text, session), {can: 'message'}),
  sends('users', 'users names', [optional(joined())]),
  sends('channels', 'channels list', [optional(channel())], {at: 'server'}),
  local('whois user-info', [user()], (session, typed) => session.ask('show-profile', {name: typed.name, channel: session.channel})),
  sends('server-info', 'server-info', [user()], {at: 'server'}),
  sends('pull', 'pull invite', [user()]),
  sends('kick', 'kick', [user()]),
  local('permissions', [optional(type()), optional(rule())], permissions, {can: 'permissions'}),
  sends('grant', 'grant', [type(), user()]),
  sends('deny', 'deny', [type(), user()]),
  sends('capabilities', 'capabilities can', [optional(joined())]),
  local('register', [], register, {can: 'register', at: 'server'}),
  local('ping', [], ping),
  local('help', [optional(word('command', null, 'command'))], (session, typed) => openHelp(session, typed.command ?? '')),
];

/** The channel of that name, if I am in it. */
function there(session, typed) {
  const name = channelName(typed.channel, session);
  return session.chat.channel(name) ?? session.refuse('composer.not-in', {channel: name});
}

function say(channel, text, session) {
  const {text: plain, rich} = parseMarkupFor(session, text);
  channel.say(plain, {rich});
}

async function leave(session, typed) {
  await session.chat.leave(typed.channel ? there(session, typed) : session.channel);
}

async function create(session, typed) {
  const channel = await session.chat.create(typed.channel ? channelName(typed.channel, session) : null);
  session.ask('open-channel', {name: channel.name});
}

async function permissions(session, typed) {
  const rules = typed.type ? [{type: typed.type.toLowerCase(), names: readRule(typed.rule ?? '')}] : undefined;
  const update = {type: 'permissions', channel: session.channel.name, permissions: rules};
  tellAnswers(update, await session.chat.request(update), session);
}

async function register(session) {
  const password = await newPassword(t('composer.new-password'));
  if (password !== null) {
    await session.chat.register(password);
    session.tell(t('composer.registered', {name: session.chat.name}));
  }
}

async function ping(session) {
  const before = performance.now();
  await session.chat.request({type: 'ping'});
  session.tell(t('composer.pong', {ms: Math.max(1, Math.round(performance.now() - before))}));
}
