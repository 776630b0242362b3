import {Chat} from '../../../main/webapp/app/model/chat.js';
import {Settings} from '../../../main/webapp/app/model/settings.js';
import {event, seated, texts, until} from '../conversation.js';
import {equal, test} from '../harness.js';
import {Line} from '../line.js';

const said = (line, id, text, age = 0) => ({type: 'message', channel: 'room', from: 'Bob', id, clock: line.clock - age, text});

/** The line breaks, and comes back once `missed` has happened. */
async function interrupted({line, chat, channel}, missed = () => {}) {
  line.close();
  equal([chat.state, channel.joined, chat.retryAt > Date.now()], ['waiting', false, true]);
  missed();
  const ready = event(channel, 'ready');
  chat.retryNow();
  await ready;
}

test('a gap is filled in order, and nothing comes twice', async () => {
  const here = await seated(line => line.keep(said(line, 1, 'one', 50)));
  const {line, chat, channel} = here;
  line.do(said(line, 2, 'two'));
  await interrupted(here, () => {
    line.clock += 30;
    line.keep(said(line, 3, 'three', 10));
    line.keep({type: 'edit', channel: 'room', from: 'Bob', id: 1, clock: line.clock - 5, text: 'ONE'});
    line.keep(said(line, 4, 'four', 2));
  });
  equal([texts(channel), chat.state, channel.unread], [['ONE', 'two', 'three', 'four'], 'online', 3]);
  equal(line.all('backfill').at(-1).since, 4_000_000_000);
  equal(line.sockets.length, 2);
  chat.disconnect();
});

test('what was not heard is said again, and only that', async () => {
  const here = await seated();
  const {line, chat, channel} = here;
  line.ignores.add('message');
  const [came, lost] = [channel.say('came through'), channel.say('got lost')];
  await until(() => line.all('message').length === 2);
  let held;
  await interrupted(here, () => {
    line.ignores.clear();
    line.keep({...line.all('message')[0], from: 'Ann', clock: line.clock});
    held = channel.say('said meanwhile');
  });
  await until(() => held.state === 'sent' && lost.state === 'sent');
  equal([came.state, line.all('message').map(({text}) => text)], ['sent', ['came through', 'got lost', 'got lost', 'said meanwhile']]);
  equal(texts(channel), ['came through', 'got lost', 'said meanwhile']);
  chat.disconnect();
});

test('what is asked meanwhile waits, and what was asked before is refused', async () => {
  const here = await seated();
  const {line, chat} = here;
  line.ignores.add('channels');
  const before = chat.browse().catch(error => error.update.type);
  await until(() => line.all('channels').length === 1);
  let later;
  await interrupted(here, () => {
    line.ignores.clear();
    later = chat.browse();
  });
  equal([await before, await later], ['connection-lost', ['Lichat', 'room']]);
  chat.disconnect();
  equal(await chat.browse().catch(error => error.update.type), 'not-connected');
});

test('a channel that is gone is told of', async () => {
  const {line, chat} = await seated();
  const noticed = event(chat, 'notice');
  line.close();
  line.members.delete('room');
  chat.retryNow();
  equal([(await noticed).failure.type, chat.channel('room')], ['no-such-channel', undefined]);
  chat.disconnect();
});

test('after a long gap a channel begins anew', async () => {
  const here = await seated();
  const {line, chat, channel} = here;
  line.do(said(line, 1, 'long ago'));
  const reset = event(channel.log, 'reset');
  await interrupted(here, () => {
    line.clock += 24 * 3600;
    line.keep(said(line, 2, 'new'));
  });
  await reset;
  equal([line.all('backfill').at(-1).since, texts(channel)], [undefined, ['long ago', 'new']]);
  chat.disconnect();
});

test('a refused login is not tried again', async () => {
  const line = new Line();
  line.refuses.set('connect', 'invalid-password');
  const chat = new Chat({settings: new Settings(null), socket: line.socket});
  const entered = chat.connect({url: 'ws://line', name: 'Ann', password: 'wrong'}).catch(error => error);
  await line.next('connect');
  await new Promise(resolve => setTimeout(resolve));
  line.close(1008);
  const refused = await entered;
  equal([refused.name, refused.update.type, chat.refusal.type, chat.state, chat.retryAt],
    ['Refused', 'invalid-password', 'invalid-password', 'offline', null]);
});

test('who was sent away stays away', async () => {
  for (const [code, reason] of [[1000, ''], [1008, 'banned']]) {
    const {line, chat} = await seated();
    const noticed = event(chat, 'notice');
    line.close(code, reason);
    equal([chat.state, (await noticed).key, line.sockets.length], ['offline', 'notice.ended', 1]);
  }
});

test('who was too slow or silent may come back', async () => {
  for (const prepare of [line => line.close(1008, 'too slowly'), line => {
    line.tell({type: 'connection-unstable', id: 1, from: 'Lichat', text: 'silent'});
    line.close(1008, '');
  }]) {
    const {line, chat} = await seated();
    prepare(line);
    equal(chat.state, 'waiting');
    chat.disconnect();
    equal([chat.state, line.sockets.length], ['offline', 1]);
  }
});

test('a name that is taken by our own lost connection is waited for', async () => {
  const {line, chat, channel} = await seated();
  line.close();
  line.refuses.set('connect', 'username-taken');
  chat.retryNow();
  await until(() => line.all('connect').length === 2);
  await new Promise(resolve => setTimeout(resolve));
  line.close(1008);
  equal([chat.state, chat.refusal], ['waiting', null]);
  line.refuses.clear();
  const ready = event(channel, 'ready');
  chat.retryNow();
  await ready;
  equal(line.all('connect').map(({from}) => from), ['Ann', 'Ann', 'Ann']);
  chat.disconnect();
});

test('who registered logs in by the new password', async () => {
  const here = await seated();
  await here.chat.register('secret');
  await interrupted(here);
  equal([here.chat.registered, here.line.all('connect').map(({password}) => password)], [true, [undefined, 'secret']]);
  here.chat.disconnect();
});
