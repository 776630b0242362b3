/** What can be done with, for and against somebody: each action only if the server allows it. */
import {fold, sameName} from '../protocol/names.js';

/** The channel in whose rules everything is that is about no channel (§2.4.1). */
export function primaryOf(chat) {
  return chat.server ? chat.channel(chat.server) : undefined;
}

/** Whether that is the name of the server's own user (§2.2). */
export function isServer(chat, name) {
  return Boolean(chat.server) && sameName(name, chat.server);
}

/**
 * The actions {@code {id, icon, scope, isDangerous, update}} on somebody. The scope is person, channel or server; whatever is
 * dangerous asks first; those without an update ask for something else before, or need no server.
 *
 * @param quieted names that are on the quiet list of the channel; null when that is not known
 */
export function actionsOn(name, {chat, channel, quieted = null}) {
  const target = {name, isMe: chat.isMe(name), isServer: isServer(chat, name), isHere: Boolean(channel?.users.has(fold(name)))};
  return [...personal(target, chat), ...inChannel(target, channel, quieted), ...onServer(target, primaryOf(chat))];
}

/** The channels into which somebody can be brought. */
export function pullable(name, chat) {
  return [...chat.channels.values()].filter(channel =>
    channel.joined && !channel.primary && channel.can('pull') && !channel.users.has(fold(name)));
}

function personal({name, isMe, isServer}, chat) {
  const blocked = chat.blocked.has(fold(name));
  const can = type => chat.registered && primaryOf(chat)?.can(type);
  return [
    !isMe && {id: 'mention', icon: 'at', scope: 'person'},
    !isMe && !isServer && pullable(name, chat).length > 0 && {id: 'pull', icon: 'plus', scope: 'person'},
    !isMe && !isServer && !blocked && can('block') && {id: 'block', icon: 'block', scope: 'person'},
    !isMe && blocked && can('unblock') && {id: 'unblock', icon: 'block', scope: 'person'},
  ].filter(Boolean);
}

function inChannel({name, isMe, isServer, isHere}, channel, quieted) {
  if (!channel || isServer) {
    return [];
  }
  const isQuiet = quieted?.some(other => sameName(other, name));
  const action = (id, icon, more = {}) =>
    channel.can(id) && {id, icon, scope: 'channel', update: {type: id, channel: channel.name, target: name}, ...more};
  return [
    !isMe && isQuiet !== true && action('quiet', 'mute'),
    isQuiet !== false && action('unquiet', 'mute'),
    !isMe && isHere && !channel.primary && action('kick', 'leave', {isDangerous: true}),
    action('expunge', 'trash', {isDangerous: true}),
  ].filter(Boolean);
}

function onServer({name, isMe, isServer}, primary) {
  const action = (id, icon, more = {}) =>
    primary?.can(id) && {id, icon, scope: 'server', update: {type: id, target: name}, ...more};
  return isServer ? [] : [
    action('kill', 'close', {isDangerous: true}),
    !isMe && action('ban', 'shield', {isDangerous: true}),
    action('passwd', 'key', {update: undefined}),
    action('reset-otp', 'lock', {isDangerous: true}),
    action('export', 'download'),
    action('erase', 'trash', {isDangerous: true, isFinal: true}),
  ].filter(Boolean);
}
