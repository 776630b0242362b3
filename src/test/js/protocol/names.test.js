import {fold, isName, sameName} from '../../../main/webapp/app/protocol/names.js';
import {equal, ok, test} from '../harness.js';

test('names are the same in any case, code point by code point', () => {
  ok(sameName('Ann B', 'ANN b') && sameName('ÄÖÜ', 'äöü') && sameName('Σς', 'σΣ') && sameName('𐐀', '𐐨'));
  ok(!sameName('ß', 'ss') && !sameName('é', 'e\u0301') && !sameName('a', 'ab'));
  equal([fold('ẞ'), fold('İ'), fold('ŉ'), fold('ᾼ')], ['ß', 'i', 'ŉ', 'ᾳ']);
});

test('a name has 1 to 32 characters that can be seen, and no spaces at its ends or in a row', () => {
  for (const name of ['a', 'Ann B. C', '@x', 'ünï', '😀', '名前', '😀'.repeat(32), 'a/b', '\u0301']) {
    ok(isName(name), name);
  }
  for (const name of ['', ' a', 'a ', 'a  b', 'a\tb', 'a\nb', 'a\u00a0b', 'a\u200bb', 'x'.repeat(33), '\ud800', 'a\u0000',
    '\ue000', 5, null]) {
    ok(!isName(name), JSON.stringify(name));
  }
});
