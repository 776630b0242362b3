import {equal, ok, test} from '../harness.js';
import {render} from '../../../main/webapp/app/lib/lit-html/lit-html.js';
import {use} from '../../../main/webapp/app/i18n/index.js';
import {parseMarkup} from '../../../main/webapp/app/text/markup.js';
import {textView} from '../../../main/webapp/app/text/plain.js';
import {richView} from '../../../main/webapp/app/text/rich.js';
import {keyword, sym} from '../../../main/webapp/app/wire/symbol.js';

const k = keyword;
const within = (...nodes) => [k('g'), [], ...nodes];
const inline = (...nodes) => within([k('p'), [], ...nodes]);

function shown(template) {
  const place = document.createElement('div');
  render(template, place);
  return place;
}

async function drawnMarkup(source) {
  await use('en');
  return shown(richView(parseMarkup(source).rich));
}

test('markup is shown as what it means', async () => {
  const place = await drawnMarkup('# T\n**b** *i* __u__ ~~s~~ `m`\n- x\n\n> q\n\n```js\nlet\n```');
  equal(['b', 'i', 'u', 's', 'p code', 'ul li', 'blockquote',
    'pre code'].map(selector => place.querySelector(selector)?.textContent.trim()),
    ['b', 'i', 'u', 's', 'm', 'x', 'q', 'let']);
  const heading = place.querySelector('[role=heading]');
  equal([heading.textContent, heading.getAttribute('aria-level'), place.querySelector('h1, h2, h3')], ['T', '4', null]);
  equal(place.querySelector('pre').tabIndex, 0);
});

test('what is in no grammar is not shown as markup', () => {
  const deep = Array.from({length: 200}).reduce(inner => [k('b'), [], inner], 'x');
  const wide = inline(...Array.from({length: 30_000}, () => 'x'));
  for (const bad of [null, 'text', [], [k('p'), []], within([k('b')]), inline([k('p'), [], 'x']), within([k('code'), 'js']),
    within([k('section'), ['x'], 'y']),
    inline([k('color'), [1, 2, 0], 'x']), inline([k('link'), 7, 'x']), within([k('ul'), [], 'x']), within(7), inline(deep), wide,
    within([k('image'), 'https://a.org/', 'x'])]) {
    equal(richView(bad), null);
  }
});

test('what other extensions add is a group', () => {
  const place = shown(richView(within([sym('spoiler', 'other'), [1], [k('p'), [], 'in ', [sym('blink', 'other'), null, 'side']]])));
  equal(place.textContent, 'in side');
});

test('links lead where they may only, and tell where', async () => {
  const place = shown(richView(inline([k('link'), 'javascript:alert(1)', 'a'], [k('link'), 'https://evil.org/', 'https://good.org/'],
    [k('link'), 'data:text/html,x', [k('b'), [], 'c']])));
  equal([...place.querySelectorAll('a')].map(link => link.getAttribute('href')), ['https://evil.org/']);
  equal(place.textContent, 'ahttps://good.org/ (evil.org)c');
  const [link] = place.querySelectorAll('a');
  equal([link.rel, link.target], ['noopener noreferrer nofollow', '_blank']);
});

test('pictures are loaded only when somebody wants them', async () => {
  await use('en');
  const address = new URL('../../../main/webapp/app/icons/icon-192.png', import.meta.url).href;
  const place = document.body.appendChild(shown(richView(within([k('image'), address], [k('image'), 'javascript:x']))));
  equal([place.querySelectorAll('img').length, place.querySelectorAll('button').length], [0, 1]);
  place.querySelector('button').click();
  equal(place.querySelector('img').src, address);
  place.remove();
});

test('colours can be read on any background', () => {
  const place = shown(richView(inline([k('color'), [1, 1, 0], 'y'])));
  const {style} = place.querySelector('.rich-color');
  const share = value => style.getPropertyValue(value).match(/\d+/g).map(Number);
  const [onLight, onDark] = ['--rich-on-light', '--rich-on-dark'].map(share);
  equal(onDark, [255, 255, 0]);
  ok(onLight[0] < 160 && onLight[2] === 0, `that ${onLight} is dark`);
});

test('no text becomes a tag', () => {
  const hostile = '<img src=x onerror=alert(1)><script>alert(1)</script>';
  for (const template of [textView(hostile), richView(inline(hostile)), richView(within([k('code'), hostile, hostile])),
    richView(within([k('quote'), hostile, hostile]))]) {
    const place = shown(template);
    equal([place.querySelectorAll('img, script').length, place.textContent.includes('<img')], [0, true]);
  }
});

test('a link into a channel of this server asks for that channel', () => {
  const chat = {name: 'Bob', isMe: () => false, address: 'ws://localhost:1113/', channels: new Map(), channel: () => undefined};
  const links = 'lichat://localhost/big%20room lichat://localhost/a#Alice@5 lichat://elsewhere/a';
  const place = document.body.appendChild(shown(textView(links, {chat})));
  const asked = [];
  ['open-channel', 'jump'].forEach(name => place.addEventListener(name, ({detail}) => asked.push([name, detail])));
  place.addEventListener('click', event => asked.push(event.defaultPrevented) && event.preventDefault());
  place.querySelectorAll('a').forEach(link => link.click());
  place.remove();
  equal(asked, [['open-channel', {name: 'big room'}], true, ['jump', {channel: 'a', from: 'Alice', id: 5}], true, false]);
});
