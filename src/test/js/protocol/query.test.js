import {fromDate, toDate} from '../../../main/webapp/app/protocol/clock.js';
import {formatQuery, parseQuery, parseTime} from '../../../main/webapp/app/protocol/query.js';
import {write} from '../../../main/webapp/app/wire/writer.js';
import {equal, test} from '../harness.js';

function query(text) {
  const {channel, query: initargs, wrong} = parseQuery(text, 'here');
  return [channel, write(initargs), ...wrong];
}

test('the example of the specification', () => {
  const clock = fromDate(new Date(2020, 0, 1));
  equal(query('from:tester after:2020-01-01 this "that is" in:test'),
    ['test', `(:from ("tester") :text ("this" "that is") :clock (${clock} T))`]);
});

test('fields, words and quotes', () => {
  equal(query(''), ['here', '()']);
  equal(query('  a   b '), ['here', '(:text ("a" "b"))']);
  equal(query('from:"Ann B" from:C'), ['here', '(:from ("Ann B" "C"))']);
  equal(query('"a \\"b\\" \\\\"'), ['here', '(:text ("a \\"b\\" \\\\"))']);
  equal(query('FROM:x id:5'), ['here', '(:from ("x") :id 5)']);
  equal(query('http://x.org/ no:field 12:30'), ['here', '(:text ("http://x.org/" "no:field" "12:30"))']);
  equal(query('from: x'), ['here', '(:text ("from:" "x"))']);
  equal(query('"open'), ['here', '(:text ("open"))']);
  equal(query('in:"a b" x'), ['a b', '(:text ("x"))']);
  equal(query('after:yesterday before:5'), ['here', '()', 'after:yesterday', 'before:5']);
  equal(query('before:4000000000 after:3900000000'), ['here', '(:clock (3900000000 4000000000))']);
});

test('times as people write them', () => {
  const current = new Date(2026, 10, 22, 12, 0, 0);
  const clock = (...parts) => fromDate(new Date(...parts));
  equal(parseTime('2026-11-21', current), clock(2026, 10, 21));
  equal(parseTime('2026-11', current), clock(2026, 10, 1));
  equal(parseTime('2026-11-21T14:05', current), clock(2026, 10, 21, 14, 5));
  equal(parseTime('14:05', current), clock(2026, 10, 22, 14, 5));
  equal(parseTime('2h', current), fromDate(current) - 7200);
  for (const none of ['', 'x', '25:00', '2026-13-01', '2026-02-xx', '5y']) {
    equal([none, parseTime(none, current)], [none, null]);
  }
});

test('a form makes a text that means the same', () => {
  equal(formatQuery({}), '');
  equal(formatQuery({text: ' a "b c" ', from: 'Ann B', after: '2020-01-01', before: '', in: 'x'}),
    'from:"Ann B" after:2020-01-01 in:x a "b c"');
  equal(query(formatQuery({text: 'hi', from: 'a "b\\'})), ['here', '(:from ("a \\"b\\\\") :text ("hi"))']);
});

test('clocks are seconds since 1900', () => {
  equal(fromDate(new Date('2020-01-01T00:00:00Z')), 3_786_825_600);
  equal(toDate(3_786_825_600).toISOString(), '2020-01-01T00:00:00.000Z');
  equal(toDate(Number.MAX_SAFE_INTEGER).getUTCFullYear(), 10_000);
  equal(Number.isNaN(Number(toDate('x'))), false);
});
