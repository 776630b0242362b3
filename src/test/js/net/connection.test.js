import {Backoff} from '../../../main/webapp/app/net/backoff.js';
import {Connection} from '../../../main/webapp/app/net/connection.js';
import {Lifeline} from '../../../main/webapp/app/net/lifeline.js';
import {newId} from '../../../main/webapp/app/net/ids.js';
import {event, until} from '../conversation.js';
import {equal, ok, test} from '../harness.js';
import {Line} from '../line.js';

async function connected() {
  const line = new Line();
  const connection = new Connection({url: 'ws://line', socket: line.socket});
  const login = event(connection, 'login');
  connection.open({from: 'Ann', extensions: []});
  return {line, connection, reply: await login};
}

test('a login is a connect and its answer, and a ping is answered', async () => {
  const {line, connection, reply} = await connected();
  equal([reply.from, connection.state, line.all('connect')[0].version], ['Ann', 'online', '2.0']);
  line.tell({type: 'ping', id: 'p', from: 'Lichat'});
  equal(line.all('pong').map(({id}) => id), ['p']);
  await until(() => connection.lag !== null);
  ok(connection.lag >= 0 && connection.lag < 5000);
  connection.close();
  equal([connection.state, line.last.closed, connection.lag], ['offline', true, null]);
});

test('what is sent too early waits for the login, and what is sent too late is dropped', async () => {
  const line = new Line();
  const connection = new Connection({url: 'ws://line', socket: line.socket});
  connection.open({extensions: []});
  connection.send({type: 'channels', id: 1});
  await line.next('channels');
  equal(line.heard.map(({type}) => type), ['connect', 'ping', 'channels']);
  connection.close();
  connection.send({type: 'channels', id: 2});
  equal(line.all('channels').length, 1);
});

test('what comes from a line that is over counts no more', async () => {
  const {line, connection} = await connected();
  const old = line.last;
  line.close();
  connection.retryNow();
  await event(connection, 'login');
  const updates = [];
  connection.on('update', update => updates.push(update));
  old.onmessage({data: '(message :id 1 :channel "a" :text "old")'});
  old.onclose({code: 1000, reason: ''});
  equal([updates.map(({text}) => text).filter(text => text === 'old'), connection.state], [[], 'online']);
  connection.close();
});

test('a server that is away is tried at longer and longer times, up to a minute', () => {
  const backoff = new Backoff();
  const waits = Array.from({length: 12}, () => backoff.next());
  ok(waits.every((wait, index) => wait >= Math.min(1000 * 2 ** index, 60_000) / 2 && wait <= Math.min(1000 * 2 ** index, 60_000)), waits);
  backoff.reset();
  ok(backoff.next() <= 1000);
});

test('only the answer to a question tells the lag', () => {
  const pings = [];
  let dead = 0;
  const lifeline = new Lifeline(() => pings.push(1), () => dead++);
  lifeline.begin();
  equal([lifeline.lag, lifeline.answered(99), lifeline.answered(1), pings.length, dead], [null, false, true, 1, 0]);
  ok(lifeline.lag !== null);
  lifeline.end();
});

test('ids are unique, safe integers', () => {
  const ids = new Set(Array.from({length: 1000}, newId));
  ok(ids.size === 1000 && [...ids].every(Number.isSafeInteger));
});
