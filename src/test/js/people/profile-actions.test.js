import {equal, ok, test} from '../harness.js';
import {fold} from '../../../main/webapp/app/protocol/names.js';
import {actionsOn, pullable} from '../../../main/webapp/app/people/profile-actions.js';

function channel(name, {permitted = [], users = [], primary = false, joined = true} = {}) {
  return {name, primary, joined, can: type => permitted.includes(type), users: new Map(users.map(user => [fold(user), user]))};
}

function chat({channels, registered = true, blocked = []}) {
  return {
    server: 'Lichat',
    registered,
    blocked: new Set(blocked),
    channels: new Map(channels.map(one => [fold(one.name), one])),
    channel: name => channels.find(one => fold(one.name) === fold(name)),
    isMe: name => fold(name) === 'me',
  };
}

const ids = (name, options) => actionsOn(name, options).map(action => action.id);
const ALL = ['quiet', 'unquiet', 'kick', 'pull', 'block', 'unblock', 'expunge', 'kill', 'ban', 'passwd', 'reset-otp', 'export', 'erase'];

test('whoever may nothing can only mention', () => {
  const tea = channel('tea', {users: ['bob']});
  equal(ids('bob', {chat: chat({channels: [channel('Lichat', {primary: true}), tea]}), channel: tea}), ['mention']);
});

test('what the channel allows is asked of the channel, the rest of the primary one', () => {
  const tea = channel('tea', {users: ['bob'], permitted: ['kick', 'kill']});
  const primary = channel('Lichat', {primary: true, permitted: ['kick', 'ban']});
  equal(ids('bob', {chat: chat({channels: [primary, tea]}), channel: tea}), ['mention', 'kick', 'ban']);
});

test('nobody bans or mutes themselves, and nothing is done to the server', () => {
  const tea = channel('tea', {users: ['me', 'Lichat'], permitted: ALL});
  const all = chat({channels: [channel('Lichat', {primary: true, permitted: ALL}), tea]});
  const own = ids('me', {chat: all, channel: tea});
  equal(['ban', 'quiet', 'kick', 'block', 'pull', 'mention'].filter(id => own.includes(id)), []);
  equal(ids('lichat', {chat: all, channel: tea}), ['mention']);
});

test('only who is here can be put out, and never out of the primary channel', () => {
  const tea = channel('tea', {permitted: ['kick']});
  const primary = channel('Lichat', {primary: true, permitted: ['kick'], users: ['bob']});
  const all = chat({channels: [primary, tea]});
  ok(!ids('bob', {chat: all, channel: tea}).includes('kick'), 'who is away');
  ok(!ids('bob', {chat: all, channel: primary}).includes('kick'), 'the primary channel');
});

test('the quiet list decides which of both is offered; without it both are', () => {
  const tea = channel('tea', {permitted: ['quiet', 'unquiet']});
  const all = chat({channels: [channel('Lichat', {primary: true}), tea]});
  const offered = quieted => ids('bob', {chat: all, channel: tea, quieted}).filter(id => id.endsWith('quiet'));
  equal([offered(['BOB']), offered([]), offered(null)], [['unquiet'], ['quiet'], ['quiet', 'unquiet']]);
});

test('blocking is for who is registered, and one of both at a time', () => {
  const primary = channel('Lichat', {primary: true, permitted: ['block', 'unblock']});
  equal(ids('bob', {chat: chat({channels: [primary]}), channel: null}), ['mention', 'block']);
  equal(ids('bob', {chat: chat({channels: [primary], blocked: ['bob']}), channel: null}), ['mention', 'unblock']);
  equal(ids('bob', {chat: chat({channels: [primary], registered: false}), channel: null}), ['mention']);
});

test('people can be brought where one may and they are not', () => {
  const may = ['pull'];
  const all = chat({channels: [channel('Lichat', {primary: true, permitted: may}), channel('a', {permitted: may, users: ['bob']}),
    channel('b', {permitted: may}), channel('c'), channel('d', {permitted: may, joined: false})]});
  equal(pullable('Bob', all).map(one => one.name), ['b']);
});

test('what cannot be undone is asked about first', () => {
  const tea = channel('tea', {users: ['bob'], permitted: ALL});
  const actions = actionsOn('bob', {chat: chat({channels: [channel('Lichat', {primary: true, permitted: ALL}), tea]}), channel: tea});
  equal(actions.filter(action => action.isDangerous).map(action => action.id), ['kick', 'expunge', 'kill', 'ban', 'reset-otp', 'erase']);
  equal(actions.filter(action => action.isFinal).map(action => action.id), ['erase']);
  equal(actions.find(action => action.id === 'kick').update, {type: 'kick', channel: 'tea', target: 'bob'});
});
