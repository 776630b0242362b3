import {equal, ok, test} from '../../harness.js';
import {Refused} from '../../../../main/webapp/app/model/requests.js';
import {has, use} from '../../../../main/webapp/app/i18n/index.js';
import {isKnown} from '../../../../main/webapp/app/protocol/types.js';
import {isAllowed} from '../../../../main/webapp/app/composer/commands/command.js';
import {isCommand, run} from '../../../../main/webapp/app/composer/commands/run.js';
import {GROUPS, findCommand} from '../../../../main/webapp/app/composer/commands/table.js';
import {FakeChannel, FakeChat} from '../composer-fake.js';

const all = Object.values(GROUPS).flat();

function place() {
  const channel = new FakeChannel('lobby', ['Alice', 'Mary Jane']);
  const chat = new FakeChat('Bob', [new FakeChannel('Lichat'), channel, new FakeChannel('big room')]);
  const composer = document.createElement('div');
  composer.events = [];
  ['open-channel', 'show-profile', 'open-search'].forEach(name => composer.addEventListener(name,
    ({detail}) => composer.events.push([name, detail])));
  return {chat, channel, composer};
}

/** What is sent for a command. */
async function sent(text) {
  await use('en');
  const at = place();
  const done = await run(text, at);
  return {done, asked: at.chat.asked, ...at};
}

test('each command and each argument has its words in both languages', async () => {
  for (const language of ['en', 'de']) {
    await use(language);
    const keys = all.flatMap(command => [`composer.help-${command.name}`, ...command.arguments.map(({label}) => `composer.arg-${label}`)]);
    equal([...keys, ...Object.keys(GROUPS).map(group => `composer.commands-${group}`)].filter(key => !has(key)), []);
  }
});

test('no two commands have one name, and each asks for a type that there is', () => {
  const names = all.flatMap(({names: own}) => own);
  equal(names.filter((name, index) => names.indexOf(name) !== index), []);
  equal(all.filter(({can}) => can !== null && !isKnown(can)).map(({name}) => name), []);
});

test('there is a command for each type that somebody may send', () => {
  const without = ['backfill', 'connect', 'disconnect', 'pong', 'typing', 'update', 'data'];
  const types = `register join leave message create kick pull permissions grant deny users channels user-info
      capabilities server-info emotes emote edit
    channel-info set-channel-info kill destroy ban unban blacklist pause quiet unquiet quieted ip-ban ip-unban
      ip-blacklist bridge set-user-info
    share-identity unshare-identity search block unblock blocked react last-read role delete-role assign-role
      remove-role roles assume-identity
    passwd export erase expunge reset-otp`.split(/\s+/);
  equal(types.filter(type => !without.includes(type) && !findCommand(type)), []);
});

for (const [text, update] of [
  ['/kick Mary Jane', {type: 'kick', channel: 'lobby', target: 'Mary Jane'}],
  ['/grant kick "Mary Jane"', {type: 'grant', channel: 'lobby', update: 'kick', target: 'Mary Jane'}],
  ['/users /below', {type: 'users', channel: 'lobby/below'}],
  ['/permissions kick - Alice "Mary Jane"', {type: 'permissions', channel: 'lobby', permissions: [{type: 'kick', names: {except: ['Alice',
    'Mary Jane']}}]}],
  ['/permissions kick nobody', {type: 'permissions', channel: 'lobby', permissions: [{type: 'kick', names: false}]}],
  ['/create-role helper kick -ban', {type: 'role', channel: 'lobby', role: 'helper', permissions: [{type: 'kick', names: true},
    {type: 'ban', names: false}]}],
  ['/pause 10', {type: 'pause', channel: 'lobby', by: 10}],
  ['/set-channel-info TITLE The "room"', {type: 'set-channel-info', channel: 'lobby', key: 'title', text: 'The "room"'}],
  ['/topic hello', {type: 'set-channel-info', channel: 'lobby', key: 'topic', text: 'hello'}],
  ['/ip-ban 10.0.0.0 0.0.0.255', {type: 'ip-ban', ip: '10.0.0.0', mask: '0.0.0.255'}],
  ['/speak-for "An other" hi there', {type: 'message', channel: 'lobby', bridge: 'An other', text: 'hi there'}],
  ['/as Alice hi', {type: 'message', channel: 'lobby', from: 'Alice', text: 'hi'}],
  ['/assign-role helper Mary Jane', {type: 'assign-role', channel: 'lobby', role: 'helper', target: 'Mary Jane'}],
  ['/remove-emote :wave:', {type: 'emote', channel: 'lobby', contentType: 'image/png', payload: '', name: 'wave'}],
  ['/unshare-identity', {type: 'unshare-identity'}],
  ['/channel-info title topic', {type: 'channel-info', channel: 'lobby', keys: ['title', 'topic']}],
  ['/invite Alice', {type: 'pull', channel: 'lobby', target: 'Alice'}],
  ['/expunge Alice', {type: 'expunge', channel: 'lobby', target: 'Alice'}],
]) {
  test(`${text} is sent as it is meant`, async () => {
    const {done, asked} = await sent(text);
    equal(asked, [update]);
    ok(done, 'that it was done');
  });
}

test('what cannot be done is told, and not done', async () => {
  for (const text of ['/nothing', '/kick', '/ping now', '/pause soon', '/permissions kick perhaps', '/', '/ x', '/edit',
    '/msg nowhere hi']) {
    const {done, asked} = await sent(text);
    equal([text, done, asked], [text, false, []]);
  }
});

test('a refusal is told in words', async () => {
  await use('en');
  const at = place();
  at.chat.answers.push(new Refused({type: 'insufficient-permissions', text: 'no'}));
  equal(await run('/kick Alice', at), false);
});

test('who may not is not offered it, by the channel or by the server', () => {
  const at = place();
  at.channel.refused.add('kick').add('ban');
  at.chat.channel('Lichat').refused.add('create');
  equal(['kick', 'ban', 'create', 'join', 'quiet'].map(name => isAllowed(findCommand(name), at)), [false, true, false, true, true]);
});

test('answers are told', async () => {
  await use('en');
  const at = place();
  at.chat.answers.push([{type: 'users', channel: 'lobby', users: ['Alice', 'Bob']}]);
  await run('/users', at);
  equal(at.chat.notices.map(({text}) => text), ['In lobby: Alice and Bob']);
});

test('channels and people are asked of what is around', async () => {
  const {composer} = await sent('/join /below');
  equal(composer.events, [['open-channel', {name: 'lobby/below'}]]);
});

test('what is said elsewhere is said there, with its markup', async () => {
  const {chat} = await sent('/msg "big room" **hi** there');
  const [[what, text, {rich}]] = chat.channel('big room').done;
  equal([what, text, rich !== null], ['say', 'hi there', true]);
});

test('two slashes are no command', () => {
  equal(['/x', '//x', 'x', '/'].map(isCommand), [true, false, false, true]);
});
