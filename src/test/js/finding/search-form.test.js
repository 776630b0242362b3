import {equal, test} from '../harness.js';
import {parseQuery} from '../../../main/webapp/app/protocol/query.js';
import {excerpt, formOf, lineOf, marked, patternsOf} from '../../../main/webapp/app/finding/search-form.js';

const EMPTY = {text: '', from: '', after: '', before: '', in: ''};

test('a line is a form', () => {
  equal(formOf('from:tester after:2020-01-01 this "that is" in:test'),
      {...EMPTY, from: 'tester', after: '2020-01-01', in: 'test', text: 'this "that is"'});
  equal(formOf(''), EMPTY);
  equal(formOf('  from:"Lewis \\"C\\" Carroll" tea  '), {...EMPTY, from: 'Lewis "C" Carroll', text: 'tea'});
});

test('what the form has no field for stays in its text', () => {
  equal(formOf('from:a from:b emote:x https://example.org').text, 'from:b emote:x https://example.org');
  equal(formOf('from: a').text, 'from: a');
  equal(formOf('open "quote').text, 'open "quote');
});

test('a line and its form search for the same', () => {
  for (const line of ['from:"a b" in:x/y before:2020-01-01 w1 "w 2" from:c', 'after:2h tea', '"', 'a"b"c', 'from:']) {
    equal(parseQuery(lineOf(formOf(line)), 'here').channel, parseQuery(line, 'here').channel);
    equal(patternsOf(parseQuery(lineOf(formOf(line)), 'here').query), patternsOf(parseQuery(line, 'here').query));
  }
});

const matches = (text, ...patterns) => marked(text, patterns).filter(part => part.isMatch).map(part => part.text);

test('what was searched for is marked, as the server compares it', () => {
  equal(matches('Green tea, green TEA', 'green', 'tea'), ['tea', 'green']);
  equal(matches('a.c abc', 'a.c'), ['a.c']);
  equal(matches('cat cut c\nt', 'c_t'), ['cat', 'cut', 'c\nt']);
  equal(matches('from here to there', 'f*to'), ['from here to']);
  equal(matches('5 * 5', '\\*'), ['*']);
  equal(matches('anything', '*'), []);
  equal(matches('a-b a/b', 'a-b', 'a/b'), ['a-b', 'a/b']);
  equal(matches('(x) [y] {z} a|b ^$', '[y]', '^$'), ['[y]', '^$']);
});

test('marking leaves nothing out', () => {
  const text = 'aXbXc';
  equal(marked(text, ['X']).map(part => part.text).join(''), text);
  equal(marked(text, []), [{text, isMatch: false}]);
});

test('of a long text that is shown which was searched for', () => {
  const parts = excerpt(marked(`${'a'.repeat(500)}tea${'b'.repeat(500)}`, ['tea']), 90);
  equal(parts.map(part => part.text), ['… ', 'a'.repeat(30), 'tea', 'b'.repeat(57), ' …']);
  equal(excerpt(marked('short tea', ['tea'])).map(part => part.text), ['short ', 'tea']);
});

test('patterns are those for the text alone', () => {
  equal(patternsOf(parseQuery('from:tea green "a b"', 'x').query), ['green', 'a b']);
  equal(patternsOf(parseQuery('from:tea', 'x').query), []);
});
