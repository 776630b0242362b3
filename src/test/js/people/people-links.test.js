import {equal, test} from '../harness.js';
import {changedTexts, shownKeys, USER_KEYS} from '../../../main/webapp/app/people/people-keys.js';
import {linked} from '../../../main/webapp/app/people/people-links.js';

const urls = text => linked(text).filter(part => part.url).map(part => part.url);

test('addresses in a text are links, the rest is text', () => {
  equal(linked('see https://example.org/a?b=c#d, or not'),
      [{text: 'see '}, {text: 'https://example.org/a?b=c#d', url: 'https://example.org/a?b=c#d'}, {text: ', or not'}]);
  equal(linked(''), []);
});

test('what ends a sentence or closes a bracket is not part of an address', () => {
  equal(urls('(https://example.org/x) https://example.org/y. lichat://h/c?! https://en.example.org/a_(b)'),
      ['https://example.org/x', 'https://example.org/y', 'lichat://h/c', 'https://en.example.org/a_(b)']);
});

test('nothing else than http, https and lichat becomes a link', () => {
  equal(urls('javascript:alert(1) javascript://x/%0aalert(1) data:text/html,x file:///etc vbscript://x http://'), []);
});

test('known keys come first, unknown ones with their name, icons not at all', () => {
  const info = new Map([['zodiac', 'x'], ['icon', 'image/png AAAA'], ['location', 'here'], ['status', 'away'], ['birthday', '']]);
  equal(shownKeys(info, USER_KEYS), ['status', 'location', 'zodiac']);
});

test('only texts that are others than before are sent, without the spaces around them', () => {
  const before = new Map([['title', 'Tea'], ['topic', 'Green']]);
  equal(changedTexts(before, new Map([['title', ' Tea '], ['topic', ''], ['url', ''], ['rules', 'Be kind. ']])),
      [['topic', ''], ['rules', 'Be kind.']]);
});
