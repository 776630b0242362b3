import {equal, ok, test} from '../harness.js';
import {loadEmoji} from '../../../main/webapp/app/text/emoji.js';

test('emoji have names in both languages, and are found by either', async () => {
  const german = await loadEmoji('de');
  equal(german.name('👍'), 'Daumen hoch');
  equal(german.search('daumen hoch')[0].emoji, '👍');
  equal(german.search('thumbsup')[0].emoji, '👍');
  const english = await loadEmoji('en');
  equal(english.name('👍'), 'thumbs up');
  equal(english.search('pizza').map(({emoji}) => emoji), ['🍕']);
  equal(english.search('ger').some(({emoji}) => emoji === '🇩🇪'), true);
});

test('each emoji has a name of its own place', async () => {
  const emoji = await loadEmoji('en');
  const all = [...emoji.groups.values()].flat();
  ok(all.length > 1600, `that ${all.length} are enough`);
  equal(all.filter(({name}) => !name).length, 0);
  equal(emoji.groups.get('objects').some(one => one.name === 'light bulb' && one.emoji === '💡'), true);
  equal([...emoji.groups.get('flags')].find(one => one.emoji === '🇫🇷').name, 'France');
});

test('another language has the same emoji', async () => {
  equal((await loadEmoji('xx')).name('🐛'), 'bug');
  equal((await loadEmoji('en')).search('').length, 0);
});
