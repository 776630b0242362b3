import {equal, ok, test} from '../harness.js';
import {parseMarkup, toMarkup} from '../../../main/webapp/app/text/markup.js';
import {keyword} from '../../../main/webapp/app/wire/symbol.js';

/** Markup in short: kinds as strings with a colon. */
const build = node => Array.isArray(node)
  ? node.map((part, index) => index === 0 && /^:/.test(part) ? keyword(part.slice(1)) : build(part)) : node;
const show = node => Array.isArray(node) ? node.map(show) : node?.package ? String(node) : node;
const p = (...inlines) => [':g', [], [':p', [], ...inlines]];

const CASES = [
  ['**bold**', p([':b', [], 'bold']), 'bold'],
  ['*a* and _b_', p([':i', [], 'a'], ' and ', [':i', [], 'b']), 'a and b'],
  ['__u__ ~~s~~ `m`', p([':u', [], 'u'], ' ', [':s', [], 's'], ' ', [':m', [], 'm']), 'u s m'],
  ['**a *b* ~~c~~**', p([':b', [], 'a ', [':i', [], 'b'], ' ', [':s', [], 'c']]), 'a b c'],
  ['***both***', p([':i', [], [':b', [], 'both']]), 'both'],
  ['`a ** b`', p([':m', [], 'a ** b']), 'a ** b'],
  ['`` a`b ``', p([':m', [], 'a`b']), 'a`b'],
  ['[here](https://lichat.org/a_(b))', p([':link', 'https://lichat.org/a_(b)', 'here']), 'here'],
  ['[**x**](lichat://host/channel)', p([':link', 'lichat://host/channel', [':b', [], 'x']]), 'x'],
  ['one\n**two**', p('one\n', [':b', [], 'two']), 'one\ntwo'],
  ['*a*\n\nb', [':g', [], [':p', [], [':i', [], 'a']], [':p', [], 'b']], 'a\n\nb'],
  ['- a\n- b', [':g', [], [':ul', [], [':g', [], 'a'], [':g', [], 'b']]], 'a\nb'],
  ['1. a\n2. b', [':g', [], [':ol', [], [':g', [], 'a'], [':g', [], 'b']]], 'a\nb'],
  ['- a\n  - b\n- c', [':g', [], [':ul', [], [':g', [], [':p', [], 'a'], [':ul', [], [':g', [], 'b']]], [':g', [], 'c']]], 'a\nb\nc'],
  ['> a\n> > b', [':g', [], [':quote', '', [':p', [], 'a'], [':quote', '', [':p', [], 'b']]]], 'a\nb'],
  ['```js\nlet a;\n\n*b*\n```', [':g', [], [':code', 'js', 'let a;\n\n*b*']], 'let a;\n\n*b*'],
  ['# A\nb\n## C\nd\n# E', [':g', [],
    [':section', [1, 'A'], [':p', [], 'b'], [':section', [2, 'C'], [':p', [], 'd']]], [':section', [1, 'E']]], 'A\nb\nC\nd\nE'],
  ['![](https://a.org/b.png)', [':g', [], [':image', 'https://a.org/b.png']], 'https://a.org/b.png'],
];

for (const [source, rich, text] of CASES) {
  test(`markup: ${JSON.stringify(source)}`, () => {
    const parsed = parseMarkup(source);
    equal(show(parsed.rich), show(build(rich)));
    equal(parsed.text, text);
  });
}

const PLAIN = [
  'snake_case_name and 2*3*4', '2 * 3 * 4', '**', '* ', '****', 'a ** b ** c', '_', '~~', '`', '``', 'C:\\dir\\file', '¯\\_(ツ)_/¯',
  'https://a.org/_b_*c*~~d~~', '[1] see', '[a](javascript:alert(1))', '[a](data:text/html,x)', '[](https://a.org)', '>:(', '>_<',
  '-5 degrees', '#lobby',
  '2026. That was a year', '1.5 litres', 'a\n\n\n  b\n', '\n\nfoo', '', ' ', '-', '1.', '#', '# ', '> ', '```', '![](javascript:a)',
  '://', 'https://',
];

for (const source of PLAIN) {
  test(`no markup: ${JSON.stringify(source)}`, () => equal(parseMarkup(source), {text: source, rich: null}));
}

test('a backslash makes a mark text', () => {
  equal(parseMarkup('\\*a\\* \\`b\\` \\- c'), {text: '*a* `b` \\- c', rich: null});
  equal(parseMarkup('\\- a\n\\# b\n\\> c\n\\1. d\n\\```'), {text: '- a\n# b\n> c\n1. d\n```', rich: null});
});

test('names of emotes have no markup', () => {
  equal(parseMarkup(':_wave_: :_x_:', {emotes: new Set(['_wave_'])}).text, ':_wave_: :x:');
});

test('what was sent by others is edited without what cannot be typed', () => {
  const odd = build([':g', [], [':p', [], 'foo', [':b', [], 'bar'], 'baz ', [':color', [1, 0, 0], 'red'], ' ', [':sup', [], [':b', [],
    'up']]]]);
  equal(toMarkup(odd, 'foobarbaz red up'), 'foobarbaz red **up**');
  equal(toMarkup(build([':g', [], [':p', [], [':b', [], 'x ', [':b', [], 'y']]]]), 'x y'), '**x y**');
  equal(toMarkup(['nonsense', 7], 'the text'), 'the text');
  equal(toMarkup(build([':g', [], [':p', [], [':link', 'javascript:x', 'a']]]), 'a'), 'a');
});

const PIECES = ['*', '**', '_', '__', '~~', '`', '``', '[', '](https://a.org/)', ']', '(', ')', '\\', ' ', '\n', '\n\n', '- ', '1. ',
  '2. ', '> ', '# ', '  ', '    ',
  '```', '\n```\n', 'a', 'b', 'ü', '😀', '❤️', '.', 'https://a.org/x_y', ':', ':wave:', '![](https://a.org/)', '#', '-', '>', '\t', '"',
  '!'];

function random(seed) {
  let state = seed;
  return below => {
    state = Math.imul(state ^ state >>> 15, 0x2c1b3c6d) + 0x9e3779b9 | 0;
    return ((state ^ state >>> 13) >>> 0) % below;
  };
}

test('what is typed comes back as it was meant, whatever it is', () => {
  const next = random(7);
  let marked = 0;
  for (let round = 0; round < 20_000; round++) {
    const source = Array.from({length: 1 + next(14)}, () => PIECES[next(PIECES.length)]).join('');
    const parsed = parseMarkup(source);
    const again = parseMarkup(toMarkup(parsed.rich, parsed.text));
    const told = `${JSON.stringify(source)} → ${JSON.stringify(toMarkup(parsed.rich, parsed.text))}`;
    ok(JSON.stringify(show(again.rich)) === JSON.stringify(show(parsed.rich)),
      `${told}\n${JSON.stringify(show(parsed.rich))}\n${JSON.stringify(show(again.rich))}`);
    ok(parsed.rich !== null || again.text === parsed.text, `${told}: ${JSON.stringify(again.text)}`);
    marked += parsed.rich === null ? 0 : 1;
  }
  ok(marked > 5_000, `that ${marked} of them had markup`);
});

const HOSTILE = ['*', '**', '_', '~~', '`', '``` ', '[', '](', '[a](', '[a](b', ')', '> ', '- ', '1. ', '\\', '*a ', '**a *b ', '_*',
  '*_', ':', '> \n', '- a\n', '# a\n', '!', '(', '[](',
  'https://', 'https://a.org/(', '```\n', '`a ``b ', '\n', ' ', '>\n', '@', '[*_', '~~a**b__c_d*e'];

for (const piece of HOSTILE) {
  // What takes more than linear time would not end before the test is given up.
  test(`100,000 characters of ${JSON.stringify(piece)} are read and written`, () => {
    const source = piece.repeat(Math.ceil(100_000 / piece.length));
    const {rich, text} = parseMarkup(source);
    ok(toMarkup(rich, text).length > 0);
  });
}
