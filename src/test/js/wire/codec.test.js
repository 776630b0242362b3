import {read} from '../../../main/webapp/app/wire/reader.js';
import {keyword, Sym, sym} from '../../../main/webapp/app/wire/symbol.js';
import {write} from '../../../main/webapp/app/wire/writer.js';
import {equal, ok, test, throws} from '../harness.js';
import {random} from '../random.js';

test('what is written is read as the same', () => {
  const make = random(1);
  for (let i = 0; i < 3000; i++) {
    const value = make.value(4);
    equal(read(write(value)), value);
    equal(write(read(write(value))), write(value));
  }
});

test('every short text is read exactly when the grammar says so', () => {
  const alphabet = 'a1.:"\\() \t\0';
  let accepted = 0;
  for (let length = 0; length <= 4; length++) {
    for (let number = 0; number < alphabet.length ** length; number++) {
      let text = '';
      for (let rest = number; text.length < length; rest = Math.floor(rest / alphabet.length)) {
        text += alphabet[rest % alphabet.length];
      }
      const reads = isRead(text);
      equal([text, reads], [text, isInGrammar(text)]);
      accepted += reads ? 1 : 0;
    }
  }
  ok(accepted > 800, `${accepted} accepted`);
});

test('known symbols compare by identity, in any case', () => {
  ok(read('SHIRAKUMO:Edit') === sym('edit', 'shirakumo'), 'identity');
  ok(read(':Text') === keyword('text') && keyword('TEXT') === keyword('text'), 'identity');
  equal(keyword('text').package, 'keyword');
  equal(sym('x').package, 'lichat');
});

test('names that nobody knows do not fill the memory, and are symbols all the same', () => {
  for (let i = 0; i < 6000; i++) {
    equal(String(read(`hostile-${'x'.repeat(i % 7)}${String.fromCodePoint(0x4e00 + i)}`)).startsWith('hostile-'), true);
  }
  ok(read('late-one') instanceof Sym, 'that it is a symbol');
});

test('a text is bounded in depth, size, names and digits', () => {
  throws(() => read('('.repeat(1_000_000)), /MalformedExpression/);
  throws(() => read(`(${'a '.repeat(1_000_001)})`), /too many/);
  throws(() => read('x'.repeat(3000)), /too long/);
  throws(() => read('1'.repeat(101)), /digits/);
  equal(read('1'.repeat(100)), BigInt('1'.repeat(100)));
});

test('only values that the grammar has are written', () => {
  for (const value of [-1, -5n, NaN, Infinity, undefined, {}, () => 1, [[-0.5]]]) {
    throws(() => write(value), /Error/);
  }
  equal(write(['a\0b', 1e21, 1e-7, 5n, 0.5, null, true, false]), '("ab" 1000000000000000000000 0.0000001 5 0.5 NIL T NIL)');
  throws(() => sym(''), /empty/);
  throws(() => keyword('a\0'), /null/);
  let deep = [];
  for (let i = 1; i < 64; i++) {
    deep = [deep];
  }
  equal(write(deep).length, 128);
  throws(() => write([deep]), /deep/);
});

const NAME = String.raw`(?:\\[^\0]|[^\\: ".()\0\t])+`;
const EXPRESSION = String.raw`"(?:\\[^\0]|[^"\\\0])*"|[0-9]+(?:\.[0-9]*)?|\.[0-9]*|:${NAME}|(?![0-9])${NAME}(?::${NAME})?`;
const TOKEN = new RegExp(String.raw`(?<expr>${EXPRESSION})|(?<white>[\t ]+)|[()\0]`, 'y');

function isInGrammar(text) {
  let shape = '';
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text);
    if (!token) {
      return false;
    }
    shape += token.groups.expr !== undefined ? 'E' : token.groups.white !== undefined ? ' ' : token[0];
  }
  for (let before = ''; before !== shape;) {
    before = shape;
    shape = shape.replace(/\( ?(?:E(?: E)*)? ?\)/g, 'E');
  }
  return /^ ?E ?(?:\0 ?)?$/.test(shape);
}

function isRead(text) {
  try {
    read(text);
    return true;
  } catch {
    return false;
  }
}
