import {equal, test} from '../harness.js';
import {
  filterNames, MOST_GROUPED, nearestPerson, peopleRows, rowBeside, sortNames, visibleRows,
} from '../../../main/webapp/app/people/people-rows.js';

test('names are sorted as people expect it', () => {
  equal(sortNames(['zoe', 'Bob', 'user10', 'Ärger', 'alice', 'user9'], 'de'), ['alice', 'Ärger', 'Bob', 'user9', 'user10', 'zoe']);
});

test('a filter finds what is within a name, in whatever case', () => {
  equal(filterNames(['Alice', 'malice', 'bob'], ' ALI '), ['Alice', 'malice']);
  equal(filterNames(['Alice', 'bob'], ''), ['Alice', 'bob']);
  equal(filterNames(['Ünal'], 'ü'), ['Ünal']);
});

test('who is away comes behind the others, if anybody is', () => {
  const rows = names => peopleRows(['a', 'b', 'c'], name => names.includes(name));
  equal(rows('b'), [{group: 'here', count: 2}, {name: 'a'}, {name: 'c'}, {group: 'away', count: 1}, {name: 'b'}]);
  equal(rows(''), [{name: 'a'}, {name: 'b'}, {name: 'c'}]);
  equal(rows('abc')[0], {group: 'away', count: 3});
  equal(peopleRows(Array(MOST_GROUPED + 1).fill('x'), () => true).length, MOST_GROUPED + 1);
});

test('what is seen is drawn, with half as much around it', () => {
  equal(visibleRows({top: 0, height: 400, row: 40, count: 5000}), {first: 0, end: 15});
  equal(visibleRows({top: 4000, height: 400, row: 40, count: 5000}), {first: 95, end: 115});
  equal(visibleRows({top: 199_600, height: 400, row: 40, count: 5000}), {first: 4985, end: 5000});
  equal(visibleRows({top: 199_600, height: 400, row: 40, count: 3}), {first: 3, end: 3});
});

test('keys lead from person to person and over the headings', () => {
  const rows = [{group: 'here'}, {name: 'a'}, {name: 'b'}, {group: 'away'}, {name: 'c'}];
  const to = (from, key) => rowBeside(rows, from, key, 2);
  equal([to(1, 'ArrowDown'), to(2, 'ArrowDown'), to(4, 'ArrowDown')], [2, 4, 4]);
  equal([to(4, 'ArrowUp'), to(2, 'ArrowUp'), to(1, 'ArrowUp')], [2, 1, 1]);
  equal([to(4, 'Home'), to(1, 'End'), to(1, 'PageDown'), to(4, 'PageUp')], [1, 4, 4, 2]);
  equal(to(2, 'x'), 2);
  equal(rowBeside([], 0, 'ArrowDown', 1), 0);
});

test('where there is nobody the nearest one is meant, and who is there stays', () => {
  const rows = [{group: 'here'}, {name: 'a'}, {group: 'away'}, {name: 'b'}];
  equal([0, 1, 2, 3, 9].map(wanted => nearestPerson(rows, wanted)), [1, 1, 3, 3, 3]);
  equal([2, 0].map(wanted => nearestPerson(rows, wanted, -1)), [1, 1]);
  equal(nearestPerson([], 3), 0);
});
