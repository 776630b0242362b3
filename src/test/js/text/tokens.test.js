import {equal, ok, test} from '../harness.js';
import {isLarge, tokens} from '../../../main/webapp/app/text/tokens.js';
import {addresses, hiddenHost, safeUrl} from '../../../main/webapp/app/text/links.js';
import {fold, sameName} from '../../../main/webapp/app/protocol/names.js';

const people = ['Alice', 'Mary Jane', 'Mary', 'Jürgen'];
const channel = {
  users: new Map(people.map(name => [fold(name), name])),
  emote: name => ({'wave': 'data:image/png;base64,A', 'party time': 'data:image/png;base64,B'})[name.toLowerCase()],
};
const chat = {
  name: 'Bob', isMe: name => sameName(name, 'Bob'),
  channels: new Map([['lobby', {name: 'Lobby'}], ['lobby/big room', {name: 'Lobby/Big room'}]]),
};
const kinds = text => tokens(text, {channel, chat}).map(({kind, text: own}) => `${kind}:${own}`);

for (const [text, expected] of [
  ['see https://a.org/x.', ['https://a.org/x']],
  ['(http://a.org/x_(y)) and http://b.org/(z', ['http://a.org/x_(y)', 'http://b.org/(z']],
  ['https://a.org/?q=1&r=2#f, then', ['https://a.org/?q=1&r=2#f']],
  ['lichat://a.org/lobby#bob@5!', ['lichat://a.org/lobby#bob@5']],
  ['<https://a.org> "https://b.org"', ['https://a.org', 'https://b.org']],
  ['http://[::1]:8080/x', ['http://[::1]:8080/x']],
  ['xhttps://a.org javascript:alert(1) https:// ftp://a.org', []],
  ['https://a.org…', ['https://a.org']],
]) {
  test(`addresses in ${text}`, () => equal(addresses(text).map(({start, end}) => text.slice(start, end)), expected));
}

test('links lead to http, https and lichat only', () => {
  equal(['https://a.org', 'HTTP://a.org', 'lichat://a.org/x'].map(url => safeUrl(url) !== null), [true, true, true]);
  const bad = ['javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd',
    'blob:https://a.org/x', '//a.org', '', 'https://'];
  equal(bad.filter(url => safeUrl(url) !== null), []);
});

test('the real host is told where what is shown hides it', () => {
  const hidden = (address, shown = address) => hiddenHost(safeUrl(address), shown);
  equal(hidden('https://a.org/x'), null);
  equal(hidden('https://a.org/x', 'a.org'), null);
  equal(hidden('https://paypal.com@evil.org/'), 'evil.org');
  equal(hidden('https://аpple.com/'), 'xn--pple-43d.com');
  equal(hidden('https://evil.org/', 'https://a.org/'), 'evil.org');
  equal(hidden('https://a.org.evil.org/', 'https://a.org'), 'a.org.evil.org');
  equal(hidden('https://a.org?x'), null);
});

test('names are found, the longest ones, with spaces, in any case', () => {
  equal(kinds('hi @mary jane and @Mary, @alice2 @JÜRGEN'), ['text:hi ', 'mention:@mary jane', 'text: and ', 'mention:@Mary',
    'text:, @alice2 ', 'mention:@JÜRGEN']);
  equal(kinds('bob: hi, @Bob bobby x@bob'), ['mention:bob', 'text:: hi, ', 'mention:@Bob', 'text: bobby x', 'mention:@bob']);
  equal(tokens('bob @mary', {channel, chat}).filter(({kind}) => kind === 'mention').map(({mine}) => mine), [true, false]);
  equal(kinds('in #lobby/big room or #lobby? #nowhere'), ['text:in ', 'channel:#lobby/big room', 'text: or ', 'channel:#lobby',
    'text:? #nowhere']);
});

test('emotes are between colons, and not in addresses', () => {
  equal(kinds(':wave: :nope:wave: :Party Time:!'), ['emote::wave:', 'text: :nope', 'emote::wave:', 'text: ', 'emote::Party Time:',
    'text:!']);
  equal(kinds('https://a.org:wave:/x'), ['link:https://a.org:wave:/x']);
});

test('a few emoji alone are large', () => {
  const large = text => isLarge(tokens(text, {channel, chat}));
  equal(['👍', '👍🏽 ❤️ 🇩🇪', '👨‍👩‍👧', '1️⃣', ':wave: 🎉', '☝🏽', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'].filter(text => !large(text)), []);
  equal(['', ' ', 'a', '👍a', '1', '©', '#', '👍'.repeat(13), 'ok 👍'].filter(large), []);
});

// What takes more than linear time would not end before the test is given up.
test('100,000 hostile characters are taken apart', () => {
  for (const piece of ['@', '#', ':', '@a', 'Bob ', '@Mary Jan', 'https://', 'https://a.org ', ':wave:', '👍', '(', 'https://a.org/)',
    '👍‍', '❤️']) {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    const pieces = tokens(text, {channel, chat});
    equal(pieces.map(({text: words}) => words).join(''), text);
    ok(!isLarge(pieces), piece);
  }
});

test('a name may have any sign in it', () => {
  for (const name of ['guest-1', 'a/b', 'x.y', '(z)', '[\\^$*+?{}|]']) {
    const mine = {...chat, name, isMe: other => sameName(other, name)};
    equal(tokens(`well ${name}!`, {channel, chat: mine}).map(({kind}) => kind), ['text', 'mention', 'text']);
  }
});

test('pieces are the whole text', () => {
  for (const text of ['', 'a', '@Bob', ':wave:#lobby https://a.org @Mary Jane', '::wave::', '@@Bob##Lobby']) {
    equal(tokens(text, {channel, chat}).map(piece => piece.text).join(''), text);
  }
});
