import {equal, ok, test} from '../harness.js';
import {fromBase32, inGroups, isRight, newKey, otpUri, passwordOf, toBase32} from '../../../main/webapp/app/account/account-otp-key.js';

const ascii = text => new TextEncoder().encode(text);
/** The secret of the examples in RFC 6238. */
const KEY = toBase32(ascii('12345678901234567890'));

test('Base32 is that of RFC 4648', () => {
  equal(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map(text => toBase32(ascii(text))),
      ['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI']);
  equal([...fromBase32('MZXW6YTBOI')], [...ascii('foobar')]);
});

test('one-time passwords are those of RFC 6238', async () => {
  const times = {59: '287082', 1111111109: '081804', 1111111111: '050471', 1234567890: '005924', 2000000000: '279037', 20000000000: '353130'};
  for (const [seconds, password] of Object.entries(times)) {
    equal(await passwordOf(KEY, Math.floor(seconds / 30)), password);
  }
});

test('a password is right for one step before and after, with or without a space', async () => {
  ok(await isRight('081 804', KEY, 1111111109), 'now');
  ok(await isRight('081804', KEY, 1111111109 + 30), 'a step later');
  ok(await isRight('081804', KEY, 1111111109 - 30), 'a step earlier');
  equal(await isRight('081804', KEY, 1111111109 + 90), false);
  equal(await isRight('', KEY, 1111111109), false);
});

test('keys are random, of 160 bits, and shown in fours', () => {
  const keys = new Set(Array.from({length: 20}, newKey));
  equal(keys.size, 20);
  keys.forEach(key => ok(/^[A-Z2-7]{32}$/.test(key), key));
  equal(inGroups('ABCDEFGHIJ'), 'ABCD EFGH IJ');
});

test('the URI names server and user, whatever is in their names', () => {
  equal(otpUri('ABC', 'Lichat', 'alice'), 'otpauth://totp/Lichat:alice?secret=ABC&issuer=Lichat&algorithm=SHA1&digits=6&period=30');
  const url = new URL(otpUri('ABC', 'a&b: c', 'Ü/?#x'));
  equal(decodeURIComponent(url.pathname.slice(url.pathname.lastIndexOf('/') + 1)), 'a&b: c:Ü/?#x');
  equal(url.searchParams.get('issuer'), 'a&b: c');
  equal(url.searchParams.get('secret'), 'ABC');
});
