import {equal, ok, test} from '../harness.js';
import {qrCode, remainder} from '../../../main/webapp/app/account/account-qr.js';

test('the correction is that of the standard’s example', () => {
  const data = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
  equal(remainder(data, 10), [196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
});

test('codes grow with their texts, by bytes, and end', () => {
  equal(['', 'x'.repeat(14), 'x'.repeat(15), 'x'.repeat(122), '€'.repeat(41), 'x'.repeat(666)].map(text => qrCode(text).length),
      [21, 21, 25, 45, 49, 97]);
  equal(qrCode('x'.repeat(667)), null);
});

test('a code has its finders, its timing and all of its modules', () => {
  const code = qrCode('otpauth://totp/Lichat:alice?secret=ABCDEFGHIJKLMNOP');
  const size = code.length;
  const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];
  const part = (x, y) => finder.map((_, row) => code[y + row].slice(x, x + 7).map(Number).join(''));
  equal([part(0, 0), part(size - 7, 0), part(0, size - 7)], [finder, finder, finder]);
  equal(code[6].slice(8, size - 8).map(Number).join(''), '10'.repeat(size).slice(0, size - 16));
  ok(code.flat().every(module => typeof module === 'boolean'), 'all modules');
});

test('level and mask are written twice and can be read', () => {
  const code = qrCode('a');
  const first = [...[0, 1, 2, 3, 4, 5, 7, 8].map(y => code[y][8]), ...[7, 5, 4, 3, 2, 1, 0].map(x => code[8][x])];
  const second = [...Array(8).keys()].map(index => code[8][20 - index]).concat([...Array(7).keys()].map(index => code[14 + index][8]));
  equal(first, second);
  const format = first.reduce((bits, bit, index) => bits | Number(bit) << index, 0) ^ 0x5412;
  equal(format >> 13, 0);
});
