import {use} from '../../../main/webapp/app/i18n/index.js';
import {equal, ok, test} from '../harness.js';
import {FakeChannel, FakeChat, shown, type, until} from '../fake-chat.js';
import {passwordOf} from '../../../main/webapp/app/account/account-otp-key.js';
import '../../../main/webapp/app/finding/search.js';
import '../../../main/webapp/app/finding/browse.js';
import '../../../main/webapp/app/account/account.js';

const entry = (id, text) => ({from: 'bob', id, text, date: new Date(2026, 0, 31)});

async function chatOf(permitted = 'all') {
  await use('en');
  const server = new FakeChannel('Lichat', {primary: true, permitted, users: ['me']});
  const tea = new FakeChannel('tea', {permitted, users: ['me', 'bob']});
  return {chat: new FakeChat(server, tea), tea};
}

test('the line and the form of a search say the same', async () => {
  const {chat, tea} = await chatOf();
  const view = shown('lc-search', {chat, channel: tea});
  const [line, from] = [view.querySelector('#search-line'), view.querySelector('#search-from')];
  type(line, 'from:bob green');
  await until(() => from.value === 'bob' && view.querySelector('#search-text').value === 'green', 'the form');
  type(view.querySelector('#search-after'), '2026-01-31');
  await until(() => line.value === 'from:bob after:2026-01-31 green', 'the line');
  type(from, '');
  await until(() => line.value === 'after:2026-01-31 green', 'the line without a name');
});

test('results are marked, paged, and lead to where they were said', async () => {
  const {chat, tea} = await chatOf();
  tea.found = {entries: [entry(1, 'green tea'), entry(2, 'tea')], more: true, next: 60};
  const view = shown('lc-search', {chat, channel: tea, query: 'tea'});
  await until(() => view.querySelectorAll('.search-result').length === 2, 'two');
  equal([...view.querySelectorAll('mark')].map(mark => mark.textContent), ['tea', 'tea']);
  tea.found = {entries: [entry(3, 'more tea')], more: false, next: 61};
  view.querySelector('.form-buttons button').click();
  await until(() => view.querySelectorAll('.search-result').length === 3, 'three');
  equal(tea.searched.offset, 60);
  ok(!view.querySelector('.form-buttons'), 'no more pages');
  const jump = new Promise(resolve => view.addEventListener('jump', event => resolve(event.detail)));
  view.querySelectorAll('.search-result')[2].click();
  const {channel, from, id} = await jump;
  equal([channel.name, from, id], ['tea', 'bob', 3]);
});

test('a search that finds nothing, or cannot be, says so', async () => {
  const {chat, tea} = await chatOf();
  const view = shown('lc-search', {chat, channel: tea, query: 'tea'});
  await until(() => view.textContent.includes('Nothing was found in tea.'), 'nothing');
  const told = (line, what) => {
    type(view.querySelector('#search-line'), line);
    view.querySelector('form').requestSubmit();
    return until(() => view.querySelector('[role=alert]')?.textContent.includes(what), what);
  };
  await told('tea in:elsewhere', 'elsewhere');
  await told('tea after:whenever', 'after:whenever');
});

test('channels are asked for level by level, and joined by their whole name', async () => {
  const {chat} = await chatOf();
  chat.tree = {'': ['tea', 'Lichat', 'work'], 'work': ['work/garden']};
  const view = shown('lc-browse', {chat});
  await until(() => view.querySelectorAll('.browse-row').length === 3, 'the top');
  equal([...view.querySelectorAll('.browse-name > bdi')].map(name => name.textContent), ['Lichat', 'tea', 'work']);
  // What has nothing below it cannot be opened.
  await until(() => view.querySelectorAll('[aria-expanded]').length === 1, 'the only one with more');
  view.querySelector('[aria-expanded]').click();
  await until(() => view.querySelectorAll('.browse-row').length === 4, 'below');
  const opened = new Promise(resolve => view.addEventListener('open-channel', event => resolve(event.detail.name)));
  view.querySelectorAll('.browse-row')[3].querySelector('.button').click();
  equal(await opened, 'work/garden');
});

test('a new channel is not sent while its name is none', async () => {
  const {chat} = await chatOf();
  chat.tree = {'': ['tea']};
  const view = shown('lc-browse', {chat});
  await until(() => view.querySelector('#create-name'), 'the form');
  await until(() => view.querySelector('.browse-row'), 'the channels');
  const create = view.querySelector('.browse-create .button-primary');
  type(view.querySelector('#create-name'), 'TEA');
  await until(() => create.disabled && view.querySelector('#create-name').getAttribute('aria-invalid') === 'true', 'the objection');
  type(view.querySelector('#create-name'), 'coffee');
  await until(() => !create.disabled, 'a good name');
});

test('without a right to create there is no form', async () => {
  const {chat} = await chatOf([]);
  const view = shown('lc-browse', {chat});
  await until(() => view.textContent.includes('no channels'), 'the list');
  ok(!view.querySelector('form'), 'no form');
});

test('one-time passwords are turned on by a right number only', async () => {
  const {chat} = await chatOf();
  const view = shown('lc-account', {chat, tab: 'login'});
  const otp = view.querySelector('lc-account-otp');
  otp.querySelector('button').click();
  const key = otp.querySelector('.otp-key code').textContent.replace(/\s/g, '');
  const submit = (code, again) => {
    type(otp.querySelector('#otp-token'), code);
    type(otp.querySelector('#otp-password'), 'secret');
    type(otp.querySelector('#otp-password-again'), again);
    otp.querySelector('form').requestSubmit();
    return until(() => otp.querySelector('[role=alert]')?.textContent || chat.sent.length > 0, 'an answer');
  };
  ok(String(await submit('x', 'secret')).includes('number'), 'a wrong number');
  const right = await passwordOf(key, Math.floor(Date.now() / 30_000));
  await submit(right, 'another');
  await until(() => otp.querySelector('[role=alert]')?.textContent.includes('not the same'), 'another password');
  await submit(right, 'secret');
  await until(() => chat.sent.length > 0, 'the registration');
  equal(chat.sent, [{type: 'register', password: 'secret', otpKey: key}]);
});
