import {entryOf} from '../../../main/webapp/app/model/entry.js';
import {Log} from '../../../main/webapp/app/model/log.js';
import {event} from '../conversation.js';
import {equal, ok, test} from '../harness.js';
import {random} from '../random.js';

const entry = (id, clock, from = 'Bob') => entryOf({type: 'message', id, clock, from, channel: 'c', text: `t${id}`});
const ids = log => log.entries.map(({id}) => id);

test('entries are in the order of their clocks, and then as they came', () => {
  const log = new Log();
  [entry(1, 10), entry(2, 30), entry(3, 20), entry(4, 20), entry(5, 5), entry(6, 30)].forEach(each => log.add(each));
  equal(ids(log), [5, 1, 3, 4, 2, 6]);
  equal(log.entries.map(each => log.index(each)), [0, 1, 2, 3, 4, 5]);
  equal([log.index(entry(9, 20)), log.find('BOB', 3).text, log.find('Bob', '3'), log.find('Eve', 3)], [-1, 't3', undefined, undefined]);
});

test('what is known is not added again, by sender and id', () => {
  const log = new Log();
  ok(log.add(entry(1, 10)) !== null);
  equal([log.add(entry(1, 99)), log.add(entry(1, 10, 'bob'))], [null, null]);
  ok(log.add(entry('1', 10)) !== null && log.add(entry(1, 10, 'Eve')) !== null);
});

test('a burst is told once, from the first index that is new', async () => {
  const log = new Log();
  const told = [];
  log.on('append', ({from}) => told.push(from));
  for (let i = 0; i < 1000; i++) {
    log.add(entry(i, 1000 + i));
  }
  await event(log, 'append');
  log.add(entry(5000, 5000));
  log.add(entry(5001, 1500.5));
  await event(log, 'append');
  equal(told, [0, 501]);
});

test('older entries are put before all others, whatever is new at the moment', () => {
  const log = new Log();
  const told = [];
  log.on('append', ({from}) => told.push(`append ${from}`));
  log.on('prepend', ({count}) => told.push(`prepend ${count}`));
  log.add(entry(1, 100));
  equal(log.addOlder([entry(2, 90), entry(3, 95), entry(4, 100), entry(1, 100), entry(2, 90)]), 4);
  equal([ids(log), told], [[2, 3, 4, 1], ['append 0', 'prepend 3']]);
  equal(log.addOlder([entry(7, 90), entry(8, 96), entry(6, 80)]), 3);
  log.flush();
  equal([ids(log), told.slice(2)], [[6, 7, 2, 3, 8, 4, 1], ['append 2', 'prepend 2']]);
  equal(log.entries.map(each => log.index(each)), [0, 1, 2, 3, 4, 5, 6]);
});

test('a hundred thousand entries are no burden', () => {
  const log = new Log();
  const make = random(3);
  for (let i = 0; i < 100_000; i++) {
    log.add(entry(i, 4_000_000_000 + i - make.below(20)));
  }
  for (let i = 0; i < 100_000; i += 10) {
    ok(log.entries[log.index(log.find('Bob', i))].id === i);
  }
  ok(log.entries.every((each, index) => index === 0 || log.entries[index - 1].clock <= each.clock), 'order');
});

test('what is forgotten keeps what was done to it, for when it comes again', () => {
  const log = new Log();
  for (let i = 0; i < 10; i++) {
    log.add(entry(i, i));
  }
  log.mark('Bob', 2, {type: 'edit', id: 2, from: 'Bob', text: 'edited', clock: 50});
  let resets = 0;
  log.on('reset', () => resets++);
  log.trim(5);
  equal([ids(log), resets, log.find('Bob', 2)], [[5, 6, 7, 8, 9], 1, undefined]);
  log.addOlder([entry(2, 2)]);
  equal([log.find('Bob', 2).text, log.find('Bob', 2).edited], ['edited', true]);
});

test('pending entries are not forgotten', () => {
  const log = new Log();
  log.add(Object.assign(entry(1, 1), {state: 'pending'}));
  [entry(2, 2), entry(3, 3)].forEach(each => log.add(each));
  log.trim(1);
  equal(ids(log), [1, 3]);
});
