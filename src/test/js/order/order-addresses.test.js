import {equal, test} from '../harness.js';
import {formatNetwork, parseAddress, parseNetwork} from '../../../main/webapp/app/order/order-addresses.js';

test('a network becomes an address and a mask whose set bits may be any', () => {
  equal(parseNetwork('10.0.0.0/8'), {ip: '10.0.0.0', mask: '0.255.255.255'});
  equal(parseNetwork('192.0.2.0/25'), {ip: '192.0.2.0', mask: '0.0.0.127'});
  equal(parseNetwork('0.0.0.0/0'), {ip: '0.0.0.0', mask: '255.255.255.255'});
  equal(parseNetwork('2001:db8::/32'), {ip: '2001:db8::', mask: '::ffff:ffff:ffff:ffff:ffff:ffff'});
  equal(parseNetwork('::/0'), {ip: '::', mask: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'});
});

test('one address has no mask', () => {
  equal(parseNetwork(' 192.0.2.7 '), {ip: '192.0.2.7'});
  equal(parseNetwork('192.0.2.7/32'), {ip: '192.0.2.7'});
  equal(parseNetwork('2001:db8::1/128'), {ip: '2001:db8::1'});
});

test('bits of a network behind its prefix are taken for zeros', () => {
  equal(parseNetwork('10.1.2.3/8').ip, '10.0.0.0');
  equal(parseNetwork('2001:db8:1:2:3:4:5:6/48').ip, '2001:db8:1::');
});

test('what is no network is none', () => {
  ['', 'localhost', '10.0.0', '10.0.0.256', '10.0.0.01', '10.0.0.0/33', '::/129', '10.0.0.0/', '1::2::3', '1:2:3:4:5:6:7:8:9', ':::', 'fe80::1%eth0',
    '10.0.0.0/0.0.0.255', '::1.2.3'].forEach(text => equal(parseNetwork(text), null));
});

test('bans as the server lists them are written as networks', () => {
  equal(formatNetwork('::ffff:10.0.0.0', '::ff:ffff'), '10.0.0.0/8');
  equal(formatNetwork('::ffff:192.0.2.7', '::'), '192.0.2.7');
  equal(formatNetwork('::ffff:c000:207', '::'), '192.0.2.7');
  equal(formatNetwork('2001:db8::', '::ffff:ffff:ffff:ffff'), '2001:db8::/64');
  equal(formatNetwork('2001:db8::1'), '2001:db8::1');
  equal(formatNetwork('::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'), '::/0');
});

test('a mask with gaps stays as it is', () => {
  equal(formatNetwork('10.0.0.0', '0.255.0.255'), '10.0.0.0 ~ 0.255.0.255');
  equal(formatNetwork('nonsense', '0.0.0.1'), 'nonsense 0.0.0.1');
});

test('every prefix comes back as it was written', () => {
  for (let length = 0; length < 128; length++) {
    const {ip, mask} = parseNetwork(`2001:db8:8000:4000:2000:1000:800:400/${length}`);
    equal(formatNetwork(ip, mask).split('/')[1], String(length));
  }
  for (let length = 0; length < 32; length++) {
    const {ip, mask} = parseNetwork(`170.85.170.85/${length}`);
    equal(formatNetwork(ip, mask).split('/')[1], String(length));
  }
});

test('addresses are shortened where they have most zeros', () => {
  const short = text => formatNetwork(text);
  equal(short('2001:0db8:0:0:1:0:0:0'), '2001:db8:0:0:1::');
  equal(short('0:0:0:0:0:0:0:1'), '::1');
  equal(short('1:0:2:0:3:0:4:0'), '1:0:2:0:3:0:4:0');
  equal(short('10:0:0:1:0:0:0:0'), '10:0:0:1::');
  equal(parseAddress('::').bits, 0n);
});
