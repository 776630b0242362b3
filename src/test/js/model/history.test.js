import {seated, texts, until} from '../conversation.js';
import {equal, ok, test} from '../harness.js';

/** Says so many things, one each so many seconds, up to the present. */
function talk(line, count, every) {
  for (let i = 0; i < count; i++) {
    line.keep({type: 'message', channel: 'room', from: 'Bob', id: i, clock: Math.floor(line.clock - (count - i) * every), text: `m${i}`});
  }
}

async function readAll(channel) {
  let rounds = 0;
  while (await channel.older()) {
    ok(++rounds < 500, 'that there is an end');
  }
  return rounds;
}

test('everything older is fetched by and by, each once and in order', async () => {
  for (const [count, every] of [[2000, 7], [1300, 0.25], [600, 90_000]]) {
    const {line, chat, channel} = await seated(made => talk(made, count, every));
    equal(channel.log.size, 500);
    let prepended = 0;
    channel.log.on('prepend', ({count: more}) => prepended += more);
    await readAll(channel);
    equal([texts(channel).length, prepended, channel.log.complete], [count, count - 500, true]);
    equal(channel.log.entries.map(({id}) => id), Array.from({length: count}, (nothing, i) => i));
    ok(line.all('search').length < count / 4, `${line.all('search').length} searches`);
    chat.disconnect();
  }
});

test('silences of any length are passed over', async () => {
  const {line, chat, channel} = await seated(made => {
    for (let i = 0; i < 40; i++) {
      const clock = made.clock - 6000 - 3_000_000 * (40 - i);
      made.keep({type: 'message', channel: 'room', from: 'Bob', id: 10_000 + i, clock, text: `old ${i}`});
    }
    talk(made, 500, 10);
  });
  equal(channel.log.size, 500);
  await readAll(channel);
  equal([channel.log.size, texts(channel)[0]], [540, 'old 0']);
  ok(line.all('search').length < 200, `${line.all('search').length} searches`);
  chat.disconnect();
});

test('edits and reactions are put to what they are about, although it comes later', async () => {
  const {chat, channel} = await seated(line => {
    talk(line, 700, 10);
    line.keep({type: 'edit', channel: 'room', from: 'Bob', id: 5, clock: line.clock, text: 'edited'});
    line.keep({type: 'react', channel: 'room', from: 'Cem', id: 99_999, target: 'Bob', updateId: 6, emote: '👍', clock: line.clock});
  });
  equal(channel.log.find('Bob', 5), undefined);
  await readAll(channel);
  const [edited, reacted] = [channel.log.find('Bob', 5), channel.log.find('Bob', 6)];
  equal([edited.text, edited.edited, [...reacted.reactions]], ['edited', true, [['👍', ['Cem']]]]);
  equal(channel.log.size, 700);
  chat.disconnect();
});

test('a message that is referred to is fetched with what is between', async () => {
  const {chat, channel} = await seated(line => talk(line, 1500, 10));
  const entry = await channel.around({from: 'bob', id: 300});
  equal([entry.text, channel.log.index(entry) >= 0], ['m300', true]);
  equal(channel.log.entries.every(({id}, index, all) => index === 0 || all[index - 1].id === id - 1), true);
  equal([await channel.around({from: 'Bob', id: 12_345}), (await channel.around({from: 'Bob', id: 1499})).text], [null, 'm1499']);
  chat.disconnect();
});

test('older history is fetched once, however often it is asked for', async () => {
  const {line, chat, channel} = await seated(made => talk(made, 900, 10));
  const before = line.all('search').length;
  await Promise.all([channel.older(), channel.older(), channel.older()]);
  ok(line.all('search').length - before <= 12);
  await readAll(channel);
  equal(channel.log.size, 900);
  chat.disconnect();
});

test('a channel that is left while older history comes is not asked about for ever', async () => {
  const {line, chat, channel} = await seated(made => made.keep(
      {type: 'message', channel: 'room', from: 'Bob', id: 1, clock: made.clock - 30_000_000, text: 'once upon a time'}));
  channel.log.trim(0);
  const asked = channel.older();
  channel.forget();
  equal(await asked, true);
  ok(line.all('search').length < 5, `${line.all('search').length} searches`);
  await readAll(channel);
  equal(texts(channel), ['once upon a time']);
  chat.disconnect();
});

test('a search answers entries of its own, a page at a time', async () => {
  const {line, chat, channel} = await seated(made => talk(made, 120, 10));
  const first = await channel.search('m');
  equal([first.entries.length, first.entries[0].text, first.more, first.next], [50, 'm0', true, 50]);
  const last = await channel.search('m', 100);
  equal([last.entries.length, last.more], [21, false]);
  equal(line.all('search')[0].channel, 'room');
  chat.disconnect();
});

test('a channel that nobody looks at does not grow for ever', async () => {
  const {line, chat, channel} = await seated();
  const hear = count => {
    for (let i = 0; i < count; i++) {
      line.do({type: 'message', channel: 'room', from: 'Bob', text: 'x'});
      line.clock++;
    }
  };
  hear(6000);
  ok(channel.log.size <= 5500, `${channel.log.size} entries`);
  chat.show(channel);
  hear(1000);
  const shown = channel.log.size;
  ok(shown > 5500, `${shown} entries`);
  chat.show(null);
  equal(channel.log.size, 5000);
  await until(() => channel.ready);
  equal([await channel.older(), channel.log.size > 5000], [true, true]);
  chat.disconnect();
});
