import {use} from '../../../main/webapp/app/i18n/index.js';
import {equal, ok, test} from '../harness.js';
import {FakeChannel, FakeChat, press, shown, type, until} from '../fake-chat.js';
import '../../../main/webapp/app/order/order.js';
import '../../../main/webapp/app/people/profile.js';

async function settings({permitted = 'all', tab, primary = false, answers = {}}) {
  await use('en');
  const server = new FakeChannel('Lichat', {primary: true, permitted, users: ['me', 'bob', 'carol']});
  const tea = new FakeChannel('tea', {permitted, users: ['me', 'bob']});
  const chat = new FakeChat(server, tea);
  Object.entries(answers).forEach(([name, answer]) => chat.answer(name, answer));
  const channel = primary ? server : tea;
  const view = shown('lc-channel-settings', {chat, channel, tab});
  return {chat, channel, view};
}

const tabs = view => [...view.querySelectorAll('[role=tab]')].map(tab => tab.dataset.tab);
const confirmed = async yes => {
  const dialog = await until(() => document.querySelector('dialog[open]'), 'a question');
  dialog.querySelector(`.dialog-buttons button${yes ? ':last-child' : ':first-child'}`).click();
  await until(() => !dialog.isConnected, 'the end of the question');
};

test('only tabs are there that something can be done in', async () => {
  equal(tabs((await settings({permitted: []})).view), ['info', 'general']);
  equal(tabs((await settings({permitted: ['pull', 'kill']})).view), ['info', 'people', 'general']);
  equal(tabs((await settings({permitted: ['kill'], primary: true})).view), ['info', 'server', 'general']);
});

test('arrow keys lead from tab to tab, which is announced with its panel', async () => {
  const {view} = await settings({permitted: ['emotes']});
  view.querySelector('[role=tab]').focus();
  press('ArrowRight');
  await until(() => view.querySelector('[aria-selected=true]').dataset.tab === 'emotes', 'the second tab');
  equal(document.activeElement.dataset.tab, 'emotes');
  const panel = view.querySelector('[role=tabpanel]');
  equal(panel.getAttribute('aria-labelledby'), document.activeElement.id);
  equal(document.activeElement.getAttribute('aria-controls'), panel.id);
  press('End');
  await until(() => view.querySelector('[aria-selected=true]').dataset.tab === 'general', 'the last tab');
});

const RULES = [{type: 'message', names: true}, {type: 'kick', names: ['me']}];

test('only rules that were changed are sent, and the answer is shown', async () => {
  const {view, chat} = await settings({tab: 'permissions', answers: {permissions: ({permissions = []}) =>
    ({permissions: RULES.map(rule => permissions.find(other => other.type === rule.type) ?? rule)})}});
  type(await until(() => view.querySelector('#rule-message'), 'the rules'), 'except');
  const row = await until(() => view.querySelector('#rule-message').closest('li').querySelector('lc-name-form'), 'names');
  type(row.querySelector('input'), 'bob');
  row.querySelector('form').requestSubmit();
  await until(() => [...view.querySelectorAll('.chip')].some(chip => chip.textContent.includes('bob')), 'bob');
  equal(row.querySelector('input').value, '');
  view.querySelector('.form-bar .button-primary').click();
  await until(() => !view.querySelector('.form-bar'), 'saved');
  equal(chat.sent.at(-1).permissions, [{type: 'message', names: {except: ['bob']}}]);
});

test('a rule that was changed by mistake is as it was by one press', async () => {
  const {view} = await settings({tab: 'permissions', answers: {permissions: () => ({permissions: RULES})}});
  type(await until(() => view.querySelector('#rule-message'), 'the rules'), 'nobody');
  (await until(() => view.querySelector('.rule-changed .icon-button'), 'the way back')).click();
  await until(() => !view.querySelector('.rule-changed') && view.querySelector('#rule-message').value === 'everyone', 'as before');
});

test('what is refused is told, and stays to be tried again', async () => {
  const {view} = await settings({tab: 'permissions', answers: {permissions: ({permissions}) => {
    if (permissions) {
      throw Object.assign(new Error('Not for you.'), {update: {type: 'x-refused', text: 'Not for you.'}});
    }
    return {permissions: RULES};
  }}});
  type(await until(() => view.querySelector('#rule-message'), 'the rules'), 'nobody');
  (await until(() => view.querySelector('.form-bar .button-primary'), 'the button')).click();
  await until(() => document.querySelector('.toast')?.textContent.includes('Not for you.'), 'the refusal');
  equal(view.querySelector('#rule-message').value, 'nobody');
});

test('a network is banned by the mask that the protocol wants, and listed as it was written', async () => {
  let listed = [];
  const {view, chat} = await settings({tab: 'server', primary: true, answers: {
    'ip-ban': ({ip, mask}) => {
      listed = [[ip, mask]];
    },
    'ip-blacklist': () => ({target: listed}),
    'blacklist': () => ({target: []}),
  }});
  await until(() => view.textContent.includes('No address is banned.'), 'the lists');
  const form = view.querySelectorAll('lc-name-form')[1];
  type(form.querySelector('input'), '10.0.0.0/33');
  form.querySelector('form').requestSubmit();
  await until(() => form.querySelector('[role=alert]'), 'the objection');
  type(form.querySelector('input'), '10.0.0.0/8');
  form.querySelector('form').requestSubmit();
  await confirmed(true);
  await until(() => [...view.querySelectorAll('.line-text')].some(line => line.textContent === '10.0.0.0/8'), 'the ban');
  equal(chat.sent.find(update => update.type === 'ip-ban'), {type: 'ip-ban', ip: '10.0.0.0', mask: '0.255.255.255'});
});

test('a channel is destroyed only by its name', async () => {
  const {view, chat} = await settings({tab: 'general'});
  const isDestroyed = () => chat.sent.some(update => update.type === 'destroy');
  view.querySelector('.button-danger').click();
  const dialog = await until(() => document.querySelector('dialog[open]'), 'the question');
  const yes = dialog.querySelector('.button-danger');
  ok(yes.disabled, 'not yet');
  type(dialog.querySelector('input'), 'TEA');
  await until(() => !yes.disabled, 'the name');
  ok(!isDestroyed(), 'not yet');
  yes.click();
  await until(isDestroyed, 'the end');
  equal(chat.sent.at(-1), {type: 'destroy', channel: 'tea'});
});

test('a role is sent as a whole, with what it grants and denies', async () => {
  const {view, chat} = await settings({tab: 'roles', answers: {
    roles: ({target}) => ({roles: target ? [] : ['helper']}),
    role: ({permissions}) => ({permissions: permissions ?? [{type: 'kick', names: true}, {type: 'pull', names: false}]}),
  }});
  (await until(() => view.querySelector('.role-name'), 'the role')).click();
  const choice = name => view.querySelector(`#role-helper-${name}`);
  await until(() => choice('kick')?.value === 'grant' && choice('pull').value === 'deny' && !choice('quiet').disabled, 'what it may');
  type(choice('kick'), 'ignore');
  type(choice('quiet'), 'grant');
  (await until(() => view.querySelector('.form-bar .button-primary'), 'the button')).click();
  await until(() => !view.querySelector('.form-bar'), 'saved');
  equal(chat.sent.at(-1).permissions, [{type: 'pull', names: false}, {type: 'quiet', names: true}]);
});

test('a profile asks before somebody is put out, and does nothing if not', async () => {
  const {chat, channel} = await settings({permitted: ['kick']});
  const view = shown('lc-profile', {chat, channel, name: 'bob'});
  const kick = await until(() => view.querySelector('[data-action=kick]'), 'the button');
  equal([...view.querySelectorAll('[data-action]')].map(button => button.dataset.action), ['mention', 'kick']);
  kick.click();
  await confirmed(false);
  equal(chat.sent.filter(update => update.type === 'kick'), []);
  kick.click();
  await confirmed(true);
  await until(() => chat.sent.some(update => update.type === 'kick'), 'the kick');
  equal(chat.sent.at(-1), {type: 'kick', channel: 'tea', target: 'bob'});
});

test('addresses that others tell run nothing', async () => {
  const {chat, channel} = await settings({permitted: []});
  chat.user('eve').info = new Map([['contact', 'javascript:alert(1) <img src=x onerror=alert(1)> https://example.org/'], ['<b>', '"><script>']]);
  const view = shown('lc-profile', {chat, channel, name: 'eve'});
  await until(() => view.querySelector('dd a'), 'the link');
  equal([...view.querySelectorAll('dd a')].map(link => link.getAttribute('href')), ['https://example.org/']);
  equal(view.querySelectorAll('img, script, b').length, 0);
});
