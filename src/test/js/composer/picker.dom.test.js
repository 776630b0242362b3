import {equal, ok, test} from '../harness.js';
import {use} from '../../../main/webapp/app/i18n/index.js';
import {loadEmoji} from '../../../main/webapp/app/text/emoji.js';
import {pick} from '../../../main/webapp/app/composer/picker.js';
import {FakeChannel, FakeChat} from './composer-fake.js';

const drawn = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));

async function picking(run) {
  await use('en');
  await loadEmoji('en');
  const channel = new FakeChannel('lobby').withEmote('wave');
  const chat = new FakeChat('Bob', [new FakeChannel('Lichat').withEmote('star'), channel]);
  const anchor = document.body.appendChild(document.createElement('button'));
  anchor.focus();
  try {
    await run({chat, open: async () => {
      const picked = pick(anchor, channel, chat);
      await drawn();
      return {picked, picker: document.querySelector('lc-picker')};
    }, anchor});
  } finally {
    document.querySelectorAll('lc-picker').forEach(picker => picker.remove());
    anchor.remove();
  }
}

const press = (target, key) => target.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
const labels = picker => [...picker.querySelectorAll('.picker-item')].map(item => item.getAttribute('aria-label'));

test('the emotes of the channel and those above come first', () => picking(async ({open}) => {
  const {picked, picker} = await open();
  equal([...picker.querySelectorAll('.picker-tab')].slice(0, 3).map(tab => tab.getAttribute('aria-label')), ['Emotes of lobby',
    'Emotes of Lichat', 'Faces and hearts']);
  equal(labels(picker), ['wave']);
  picker.querySelector('.picker-item').click();
  equal(await picked, ':wave:');
}));

test('what is searched for is found by name, and Enter takes the first', () => picking(async ({open}) => {
  const {picked, picker} = await open();
  const search = picker.querySelector('.picker-search');
  search.value = 'pizza';
  search.dispatchEvent(new Event('input', {bubbles: true}));
  equal(labels(picker), ['pizza']);
  press(search, 'Enter');
  equal(await picked, '🍕');
}));

test('arrow keys move in the grid, and only one item is reached by Tab', () => picking(async ({open}) => {
  const {picker} = await open();
  picker.querySelectorAll('.picker-tab')[2].click();
  const items = [...picker.querySelectorAll('.picker-item')];
  press(picker.querySelector('.picker-search'), 'ArrowDown');
  equal(document.activeElement === items[0], true);
  press(items[0], 'ArrowRight');
  equal(document.activeElement === items[1], true);
  press(items[1], 'End');
  equal([document.activeElement === items.at(-1), items.filter(item => item.tabIndex === 0).length], [true, 1]);
  press(items.at(-1), 'Home');
  press(items[0], 'ArrowUp');
  equal(document.activeElement.getAttribute('role'), 'tab');
}));

test('what was picked is first the next time, in the tone that was chosen', () => picking(async ({open, chat}) => {
  const first = await open();
  first.picker.querySelector('.picker-foot button').click();
  first.picker.querySelectorAll('.picker-tab')[3].click();
  first.picker.querySelector('.picker-item').click();
  const sign = await first.picked;
  equal(sign, '👋🏻');
  equal(chat.settings.get('emoji.recent'), [sign]);
  const second = await open();
  equal(second.picker.querySelector('[aria-selected="true"]').getAttribute('aria-label'), 'Used last');
  equal(second.picker.querySelector('.picker-item').textContent, sign);
}));

test('nothing is picked when it is closed', () => picking(async ({open, anchor}) => {
  const {picked, picker} = await open();
  picker.hidePopover();
  equal(await picked, null);
  equal([document.querySelector('lc-picker'), document.activeElement === anchor], [null, true]);
}));

test('it opens in less than 100 ms', () => picking(async ({open}) => {
  const before = performance.now();
  const {picker} = await open();
  ok(performance.now() - before < 100, `that it took ${performance.now() - before} ms`);
  const switching = performance.now();
  [...picker.querySelectorAll('.picker-tab')].at(-1).click();
  ok(performance.now() - switching < 100, `that the flags took ${performance.now() - switching} ms`);
}));
