import {formatLichatUrl, parseLichatUrl} from '../../../main/webapp/app/protocol/url.js';
import {equal, test} from '../harness.js';

const place = (host, port = 1111, channel = null, message = null) => ({host, port, channel, message});

test('URLs refer to servers, channels and messages', () => {
  const cases = {
    'lichat://Example.org': place('example.org'),
    'LICHAT://example.org:1113/': place('example.org', 1113),
    'lichat://example.org/a%20b': place('example.org', 1111, 'a b'),
    'lichat://[::1]:1113/x/y?z=1': place('[::1]', 1113, 'x/y'),
    'lichat://h/c#Ann%40home@5': place('h', 1111, 'c', {from: 'Ann@home', id: 5}),
    'lichat://h/c#5': place('h', 1111, 'c', {from: null, id: 5}),
    'lichat://h/c#Ann@%225%22': place('h', 1111, 'c', {from: 'Ann', id: '5'}),
    'lichat://h/c#Ann@ab%40c': place('h', 1111, 'c', {from: 'Ann', id: 'ab@c'}),
    'lichat://h/c#Ann@123456789012345678901': place('h', 1111, 'c', {from: 'Ann', id: 123456789012345678901n}),
  };
  for (const [url, expected] of Object.entries(cases)) {
    equal(parseLichatUrl(url), expected);
    equal(parseLichatUrl(formatLichatUrl(expected)), expected);
  }
});

test('what is no such URL', () => {
  for (const url of ['', 'http://h/', 'lichat:', 'lichat://', 'lichat:///c', 'lichat://h:0/', 'lichat://h:99999/', 'lichat://h/%zz',
    'lichat://a b/', 'lichat://h/#Ann@5', 'lichat://u@h/', 'lichat://h\n/c', 'lichat://[zz]/']) {
    equal([url, parseLichatUrl(url)], [url, null]);
  }
});

test('everything but the slashes of a channel is encoded', () => {
  equal(formatLichatUrl({host: 'h', channel: 'a/b c#?%', message: {from: "A'n@", id: '7'}}),
    'lichat://h/a/b%20c%23%3F%25#A%27n%40@%227%22');
});
