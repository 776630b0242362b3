import {seated, texts} from '../conversation.js';
import {equal, ok, test} from '../harness.js';
import {random} from '../random.js';
import {types} from '../../../main/webapp/app/protocol/types.js';
import {write} from '../../../main/webapp/app/wire/writer.js';
import {keyword, sym} from '../../../main/webapp/app/wire/symbol.js';

const FIELDS = `id clock from channel target text update-id emote key keys users channels permissions permitted names name content-type
payload link rich reply-to results query offset by info connections registered extensions update role roles
bridge signature version`.split(/\s+/);

/** What ends being there for a good reason. */
const ENDINGS = ['leave', 'connect', 'disconnect'];

/** Runs without the warnings that broken updates are worth. */
async function quietly(body) {
  const {warn} = console;
  const warned = [];
  console.warn = (...parts) => warned.push(parts);
  try {
    await body(warned);
  } finally {
    console.warn = warn;
  }
}

test('no update breaks the connection, whatever it holds', () => quietly(async () => {
  const {line, chat, channel} = await seated();
  const make = random(7);
  const known = ['Ann', 'Bob', 'Lichat', 'room', 'x', '', 5, null, true, 'message', 4_000_000_000, 4_100_000_000];
  for (let i = 0; i < 5000; i++) {
    const type = make.pick(types());
    const fields = FIELDS.filter(() => make.below(3) > 0)
      .flatMap(field => [keyword(field), make.below(2) ? make.pick(known) : make.value(3)]);
    if (!ENDINGS.includes(type)) {
      line.tell(`${write([sym(type), ...fields])}\0`);
    }
  }
  for (const text of ['', '\0', '(', '(message', '5', '(message :id 1 :channel "room")', `(${'('.repeat(100_000)}`, 'x'.repeat(10_000)]) {
    line.tell(text);
  }
  line.do({type: 'message', channel: 'room', from: 'Bob', text: 'still here'});
  ok(texts(channel).includes('still here'));
  equal([chat.state, line.sockets.length], ['online', 1]);
  chat.disconnect();
}));

test('a listener that fails does not break the connection', () => quietly(async warned => {
  const {line, chat, channel} = await seated();
  chat.on('message', () => {
    throw new Error('not my day');
  });
  line.do({type: 'message', channel: 'room', from: 'Bob', text: 'one'});
  line.do({type: 'message', channel: 'room', from: 'Bob', text: 'two'});
  equal([texts(channel), warned.length], [['one', 'two'], 2]);
  chat.disconnect();
}));

test('pictures that could hold programs are not taken', async () => {
  const {line, chat, channel} = await seated();
  const emote = (name, contentType, payload) => line.tell({type: 'emote', id: 1, channel: 'room', from: 'Bob', name, contentType, payload});
  emote('svg', 'image/svg+xml', 'AAAA');
  emote('html', 'text/html', 'AAAA');
  emote('quote', 'image/png', '"onerror="x');
  emote('mixed', 'image/PNG; x="y', 'AAAA');
  emote('__proto__', 'image/png', 'AAAA');
  emote('blob', 'image/png', '');
  equal([...channel.emotes], [['mixed', 'data:image/png;base64,AAAA'], ['__proto__', 'data:image/png;base64,AAAA']]);
  line.tell({type: 'set-channel-info', id: 1, channel: 'room', from: 'Bob', clock: line.clock, key: 'icon', text: 'image/svg+xml AAAA'});
  equal(channel.icon, null);
  line.tell({type: 'set-channel-info', id: 2, channel: 'room', from: 'Bob', clock: line.clock, key: 'icon', text: 'image/gif AAAA'});
  equal([channel.icon, channel.log.entries.map(({kind, key, text}) => [kind, key, text])],
    ['data:image/gif;base64,AAAA', [['info', 'icon', ''], ['info', 'icon', '']]]);
  chat.disconnect();
});

test('names like those of what objects inherit are names like others', async () => {
  const {line, chat, channel} = await seated();
  for (const name of ['__proto__', 'constructor', 'toString', 'ünï cödé 😀']) {
    line.do({type: 'join', channel: 'room', from: name});
    const entry = line.do({type: 'message', channel: 'room', from: name, text: name});
    line.do({type: 'react', channel: 'room', from: name, target: name, updateId: entry.id, emote: '__proto__'});
    equal([channel.log.find(name.toUpperCase(), entry.id).reactions.get('__proto__'), chat.user(name).name], [[name], name]);
  }
  equal(channel.users.size, 6);
  chat.disconnect();
});

test('failures and warnings that nobody asked for are told', async () => {
  const {line, chat} = await seated();
  const notices = [];
  chat.on('notice', ({level, failure}) => notices.push([level, failure.type]));
  line.tell({type: 'no-such-user', id: 1, from: 'Lichat', updateId: 5, text: 'x'});
  line.tell({type: 'clock-skewed', id: 1, from: 'Lichat', updateId: 5, text: 'x'});
  line.tell({type: 'updates-throttled', id: 1, from: 'Lichat', updateId: 5, text: 'x'});
  equal(notices, [['error', 'no-such-user'], ['warning', 'updates-throttled']]);
  chat.disconnect();
});
