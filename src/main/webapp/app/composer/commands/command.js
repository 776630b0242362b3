/** What commands are made of. */
import {isA} from '../../protocol/update.js';
import {tellAnswers} from './answers.js';

/**
 * Something that can be typed after a slash: {name, names, arguments, can, at, run}. `can` is the update type that one has to be allowed to
 * send, null where anybody may; `at` whether that is for the channel or the whole server to say. `run(session, typed)` does it, with
 * {chat, channel, composer, tell} and what was typed for each argument by its label.
 */
export function local(names, args, run, {can = null, at = 'channel'} = {}) {
  const all = names.split(' ');
  return {name: all[0], names: all, arguments: args, can, at, run};
}

/** A command that sends an update of that type, filled by its arguments, and tells what comes back. */
export function sends(type, names, args, {at = 'channel', with: fixed = {}, can = type, sure = null} = {}) {
  return local(names, args, async (session, typed) => {
    const update = filled({type, ...fixed}, args, typed, session);
    if (sure === null || await sure(session, typed)) {
      tellAnswers(update, await session.chat.request(update), session);
    }
  }, {can, at});
}

/** The update with what was typed, in the current channel where it needs one. */
export function filled(update, args, typed, session) {
  const whole = {...update};
  args.filter(({label, field}) => field && label in typed).forEach(({label, field, read}) => {
    whole[field] = read ? read(typed[label], session) : typed[label];
  });
  if (isA(whole.type, 'channel-update') && whole.channel === undefined) {
    whole.channel = session.channel.name;
  }
  return whole;
}

/** Whether somebody may use a command here. */
export function isAllowed({can, at}, {chat, channel}) {
  const where = at === 'server' && chat.server !== null ? chat.channel(chat.server) : channel;
  return can === null || Boolean(where?.can(can));
}

/** The name of a channel that was typed: one that begins with a slash is below the current one (shirakumo.mess §5). */
export function channelName(text, {channel}) {
  return text.startsWith('/') && channel ? channel.name + text : text;
}

const word = (label, field, kind = 'words', more = {}) => ({label, field, kind, form: 'word', need: 'required', ...more});

export const optional = argument => ({...argument, need: 'optional'});
export const user = (field = 'target') => word('name', field, 'user');
export const channel = () => word('channel', 'channel', 'channel', {read: channelName});
export const joined = () => word('channel', 'channel', 'joined', {read: channelName});
export const type = () => word('type', 'update', 'type', {read: text => text.toLowerCase()});
export const key = kind => word('key', 'key', kind, {read: text => text.toLowerCase()});
export const role = () => word('role', 'role', 'role');
export const text = (field = 'text') => ({label: 'text', field, kind: 'words', form: 'text', need: 'required'});
export {word};
