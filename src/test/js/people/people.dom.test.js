import {use} from '../../../main/webapp/app/i18n/index.js';
import {equal, ok, test} from '../harness.js';
import {FakeChannel, FakeChat, press, shown, styled, type, until} from '../fake-chat.js';
import '../../../main/webapp/app/people/people.js';

const number = index => String(index).padStart(4, '0');
const MANY = Array.from({length: 5000}, (_, index) => `user ${number(index)}`);

async function people(users) {
  await use('en');
  await styled();
  const channel = new FakeChannel('tea', {users});
  const chat = new FakeChat(channel);
  const view = shown('lc-people', {chat, channel});
  return {chat, channel, view, list: view.querySelector('.people-list')};
}

const names = view => [...view.querySelectorAll('.people-name')].map(name => name.textContent);

test('of thousands of people only those are drawn that are seen', async () => {
  const {view, list} = await people(MANY);
  await until(() => names(view).length > 5 && names(view).length < 150, 'a part of them');
  list.scrollTop = list.scrollHeight;
  list.dispatchEvent(new Event('scroll'));
  await until(() => names(view).at(-1) === 'user 4999', 'the last one');
  ok(names(view).length < 150, 'few are drawn');
});

test('those who are seen are asked about, and no more', async () => {
  const {chat} = await people(MANY);
  await until(() => chat.looked.length > 0, 'a look');
  ok(chat.looked.length <= 40, 'few looks');
  equal(chat.looked[0], 'user 0000');
});

test('the filter narrows the list and tells how many it found', async () => {
  const {view} = await people(MANY);
  type(view.querySelector('input'), 'USER 123');
  await until(() => names(view).length === 10, 'ten');
  equal(view.querySelector('[role=status]').textContent, '10 found.');
  type(view.querySelector('input'), 'nobody at all');
  await until(() => view.querySelector('.people-none'), 'nobody');
});

test('arrow keys lead through the list and to what is not drawn yet', async () => {
  const {view} = await people(MANY);
  view.querySelector('input').focus();
  const focused = () => document.activeElement.querySelector?.('.people-name')?.textContent;
  press('ArrowDown');
  equal(focused(), 'user 0000');
  press('ArrowDown');
  equal(focused(), 'user 0001');
  press('End');
  equal(focused(), 'user 4999');
  press('Home');
  press('ArrowUp');
  equal(document.activeElement, view.querySelector('input'));
});

test('a press on somebody asks for the profile', async () => {
  const {view, channel} = await people(['bob']);
  const asked = new Promise(resolve => view.addEventListener('show-profile', event => resolve(event.detail)));
  view.querySelector('.people-person').click();
  const detail = await asked;
  equal([detail.name, detail.channel === channel], ['bob', true]);
});

test('who is away stands below the others, once that is known', async () => {
  const {view, chat} = await people(['alice', 'bob']);
  chat.user('alice').info.set('status', 'Away');
  chat.emit('users', chat.user('alice'));
  await until(() => names(view).join() === 'bob,alice', 'alice below');
  equal([...view.querySelectorAll('h3')].map(heading => heading.textContent), ['Here', 'Away']);
});

test('whoever comes is shown, in a channel that took the place of another too', async () => {
  const {view, channel, chat} = await people(['bob']);
  channel.users.set('alice', 'alice');
  channel.emit('users');
  await until(() => names(view).join() === 'alice,bob', 'both');
  view.channel = new FakeChannel('other', {users: ['carol']});
  await until(() => names(view).join() === 'carol', 'carol');
  chat.emit('users', chat.user('carol'));
});
