import {event, seated, texts, until} from '../conversation.js';
import {equal, ok, test} from '../harness.js';

const said = (text, more = {}) => ({type: 'message', channel: 'room', from: 'Bob', text, ...more});

test('whoever connects is in the primary channel and in those they want, with all that there is to know', async () => {
  const {line, chat, channel} = await seated(made => made.keep(said('before', {id: 1, clock: made.clock - 60})));
  equal([chat.state, chat.name, chat.server, chat.registered], ['online', 'Ann', 'Lichat', false]);
  equal([...chat.channels.values()].map(({name, primary, parent}) => [name, primary, parent]),
    [['Lichat', true, null], ['room', false, 'Lichat']]);
  equal(texts(channel), ['before']);
  equal([channel.title, [...channel.users.values()], channel.can('message'), channel.can('kick')],
    ['About room', ['Bob', 'Ann'], true, false]);
  equal([channel.emote('BLOB'), channel.emote('none')], ['data:image/png;base64,AAAA', undefined]);
  ok(chat.has('shirakumo-edit') && chat.has('SHIRAKUMO-search') && !chat.has('shirakumo-sign'));
  equal(chat.settings.get(`channels ${chat.address}`), ['room']);
  ok(line.all('connect')[0].extensions.includes('lichat-ee') && line.all('connect')[0].clock === undefined);
  chat.disconnect();
  equal([chat.state, line.heard.at(-1).type], ['offline', 'disconnect']);
});

test('a message is there at once, and sent when it comes back', async () => {
  const {line, chat, channel} = await seated();
  line.ignores.add('message');
  const entry = channel.say('Hello', {replyTo: {from: 'Bob', id: 5, more: 'things'}});
  equal([entry.state, entry.own, entry.mention, channel.log.index(entry)], ['pending', true, false, 0]);
  await until(() => line.all('message').length === 1);
  const sent = line.all('message')[0];
  equal([sent.replyTo, sent.clock, sent.from], [{from: 'Bob', id: 5}, undefined, undefined]);
  line.clock += 5;
  line.do(said('meanwhile'));
  line.clock += 5;
  line.do({...sent, from: 'ANN'});
  equal([entry.state, entry.clock, entry.from, channel.log.index(entry), channel.log.size], ['sent', line.clock, 'ANN', 1, 2]);
  chat.disconnect();
});

test('a message that is refused has failed, and may be tried again or given up', async () => {
  const {line, chat, channel} = await seated();
  line.refuses.set('message', 'too-many-updates');
  const notices = [];
  chat.on('notice', notice => notices.push(notice));
  const entry = channel.say('Hello');
  const other = channel.say('Never mind');
  await until(() => other.state === 'failed');
  equal([entry.failure.type, entry.rev > 0, notices], ['too-many-updates', true, []]);
  line.refuses.clear();
  channel.retry(entry);
  equal(entry.state, 'pending');
  channel.discard(other);
  await until(() => entry.state === 'sent');
  equal(texts(channel), ['Hello']);
  chat.disconnect();
});

test('messages of others count as unread until all is read, and tell whether they name me', async () => {
  const {line, chat, channel} = await seated();
  const heard = [];
  chat.on('message', ({entry, mention, live}) => heard.push([entry.text, mention, live]));
  const told = event(channel, 'unread');
  line.do(said('hi'));
  line.do(said('anne, banana'));
  line.do(said('so, @ann!'));
  line.do({type: 'join', channel: 'room', from: 'Cem'});
  line.do(said('mine', {from: 'Ann'}));
  await told;
  equal(heard, [['hi', false, true], ['anne, banana', false, true], ['so, @ann!', true, true]]);
  equal([channel.unread, channel.mentions, channel.users.has('cem')], [3, 1, true]);
  channel.read();
  equal([channel.unread, channel.mentions, line.all('last-read').length], [0, 0, 0]);
  line.do(said('more'));
  equal(channel.unread, 1);
  chat.disconnect();
});

test('edits, deletions and reactions change what they are about, whenever they come', async () => {
  const {line, chat, channel} = await seated();
  const edit = {type: 'edit', channel: 'room', from: 'Bob'};
  const react = (from, emote, id) => ({type: 'react', channel: 'room', from, target: 'Bob', updateId: 8, emote, id});
  line.do({...edit, id: 8, text: 'second', clock: line.clock + 2});
  line.do(react('Cem', '👍', 100));
  line.do(said('first', {id: 8}));
  const entry = channel.log.find('BOB', 8);
  equal([entry.text, entry.edited, entry.edits.map(({text}) => text), [...entry.reactions]], ['second', true, ['first'], [['👍', ['Cem']]]]);
  line.do({...edit, id: 8, text: 'between', clock: line.clock + 1});
  equal([entry.text, entry.edits.map(({text}) => text)], ['second', ['first', 'between']]);
  line.do({...edit, from: 'Eve', id: 8, text: 'not hers', clock: line.clock + 9});
  line.do(react('Ann', '👍', 101));
  line.do(react('Cem', '👍', 102));
  equal([entry.text, [...entry.reactions]], ['second', [['👍', ['Ann']]]]);
  const {rev} = entry;
  line.tell(react('Cem', '👍', 102)); // once more, the same
  equal([entry.rev, [...entry.reactions]], [rev, [['👍', ['Ann']]]]);
  await channel.react(entry, '👍');
  equal(entry.reactions.size, 0);
  line.do({...edit, id: 8, text: '', clock: line.clock + 3});
  equal([entry.deleted, entry.edits.length], [true, 3]);
  chat.disconnect();
});

test('one edits and removes what one said', async () => {
  const {chat, channel, line} = await seated();
  const entry = channel.say('helo');
  await until(() => entry.state === 'sent');
  line.clock++;
  await channel.edit(entry, 'hello');
  equal([entry.text, entry.edited, entry.deleted], ['hello', true, false]);
  line.clock++;
  await channel.remove(entry);
  equal([entry.text, entry.deleted], ['', true]);
  chat.disconnect();
});

test('who types is told until they have spoken', async () => {
  const {line, chat, channel} = await seated();
  line.tell({type: 'typing', id: 1, channel: 'room', from: 'Bob', clock: line.clock});
  line.tell({type: 'typing', id: 2, channel: 'room', from: 'Ann', clock: line.clock});
  equal(channel.typing, ['Bob']);
  line.do(said('done'));
  equal(channel.typing, []);
  channel.type();
  channel.type();
  await until(() => line.all('typing').length > 0);
  equal(line.all('typing').length, 1);
  chat.disconnect();
});

test('a file is sent in base 64 and comes back as a link', async () => {
  const {line, chat, channel} = await seated();
  const fractions = [];
  const bytes = Uint8Array.from({length: 70_000}, (value, index) => index % 251);
  const entry = await channel.upload(new File([bytes], 'a b.png', {type: 'image/png'}), {progress: fraction => fractions.push(fraction)});
  equal([entry.kind, entry.link, entry.filename, entry.own, fractions.at(-1)], ['link', 'image/png', 'a b.png', true, 1]);
  const sent = Uint8Array.from(atob(line.all('data')[0].payload), c => c.charCodeAt(0));
  equal([...sent], [...bytes]);
  chat.disconnect();
});

test('a file that is refused, or given up before it is sent', async () => {
  const {line, chat, channel} = await seated();
  line.refuses.set('data', 'bad-content-type');
  const refused = await channel.upload(new File(['x'], 'x.svg', {type: 'image/svg+xml'})).catch(error => error);
  equal([refused.name, refused.update.type], ['Refused', 'bad-content-type']);
  const stop = new AbortController();
  const given = channel.upload(new File(['x'], 'x'), {signal: stop.signal}).catch(error => error);
  stop.abort();
  equal([(await given).name, line.all('data').length], ['AbortError', 1]);
  chat.disconnect();
});

test('one creates, joins, leaves and browses channels', async () => {
  const {line, chat} = await seated(made => made.channel('other', 'Bob'));
  const anonymous = await chat.create();
  equal([anonymous.anonymous, anonymous.name, anonymous.joined], [true, '@1', true]);
  const other = await chat.join('OTHER').catch(error => error.update.type);
  equal(other, 'no-such-channel');
  const joined = await chat.join('other');
  equal([joined.joined, await chat.join('Other') === joined], [true, true]);
  equal(await chat.browse(), ['Lichat', 'room', 'other', '@1']);
  chat.show(joined);
  const left = event(joined, 'leave');
  await chat.leave(joined);
  await left;
  equal([chat.channel('other'), chat.current.name, joined.joined], [undefined, 'Lichat', false]);
  ok(line.all('leave').length === 1);
  chat.disconnect();
});

test('who is kicked is told so, and is out', async () => {
  const {line, chat, channel} = await seated();
  const noticed = event(chat, 'notice');
  line.do({type: 'kick', channel: 'room', from: 'Bob', target: 'Ann'});
  line.do({type: 'leave', channel: 'room', from: 'Ann'});
  equal((await noticed).args, {from: 'Bob', channel: 'About room'});
  equal([chat.channel('room'), channel.joined], [undefined, false]);
  chat.disconnect();
});

test('another connection of mine joins and leaves for me, and reads for me', async () => {
  const {line, chat, channel} = await seated(made => made.channel('other', 'Bob'), {password: 'secret'});
  equal(chat.registered, true);
  line.do({type: 'join', channel: 'other', from: 'Ann'});
  equal(chat.channel('other').joined, true);
  await event(chat.channel('other'), 'ready');
  const {id} = line.do(said('hi'));
  equal(channel.unread, 1);
  line.tell({type: 'last-read', id: 5, channel: 'room', from: 'Ann', target: 'Bob', updateId: id, clock: line.clock});
  equal([channel.unread, channel.lastRead], [0, {from: 'Bob', id}]);
  channel.read();
  const next = line.next('last-read');
  line.do(said('more'));
  channel.read();
  equal((await next).target, 'Bob');
  chat.disconnect();
});

test('users are asked about once, five at a time', async () => {
  const {line, chat} = await seated();
  line.ignores.add('user-info');
  const looked = Array.from({length: 12}, (nothing, index) => chat.look(`U${index % 10}`));
  await until(() => line.all('user-info').length === 5);
  line.ignores.clear();
  const info = [['icon', 'image/svg+xml AAAA']];
  line.all('user-info').forEach(({id, target}) => line.tell({type: 'user-info', id, target, from: 'Ann', registered: true, info}));
  const users = await Promise.all(looked);
  equal([line.all('user-info').length, users[0] === users[10], users[0].loaded, users[0].icon], [10, true, true, null]);
  equal(chat.user('u9').info.get('status'), 'away');
  chat.disconnect();
});

test('a server without extensions is asked for none of them', async () => {
  const {line, chat, channel} = await seated(made => {
    made.extensions = [];
    made.refuses.set('capabilities', 'invalid-update');
  });
  equal([...new Set(line.heard.map(({type}) => type))].sort(), ['capabilities', 'connect', 'join', 'ping', 'users']);
  equal([channel.ready, channel.can('message'), await channel.older(), channel.log.complete], [true, true, false, true]);
  chat.disconnect();
});

test('a pause holds until it is told otherwise, also over a lost connection', async () => {
  const {line, chat, channel} = await seated();
  line.do({type: 'pause', channel: 'room', from: 'Bob', by: 5});
  equal([channel.pause, channel.log.entries.at(-1).kind, channel.log.entries.at(-1).by], [5, 'pause', 5]);
  line.close();
  line.clock += 5;
  const ready = event(channel, 'ready');
  chat.retryNow();
  await ready;
  equal(channel.pause, 0);
  line.tell({type: 'pause', id: 1, clock: line.clock - 1, channel: 'room', from: 'Lichat', by: 7});
  equal([channel.pause, channel.log.size], [7, 1]);
  chat.disconnect();
});

test('what may be done is asked again when it may have changed', async () => {
  const {line, chat, channel} = await seated();
  const before = line.all('capabilities').length;
  const told = event(channel, 'capabilities');
  await chat.request({type: 'grant', channel: 'room', target: 'Bob', update: 'kick'});
  await told;
  line.refuses.set('edit', 'insufficient-permissions');
  const again = event(channel, 'capabilities');
  const entry = channel.say('x');
  await until(() => entry.state === 'sent');
  equal(await channel.edit(entry, 'y').catch(error => error.update.type), 'insufficient-permissions');
  await again;
  equal([line.all('capabilities').length - before, channel.log.entries[0].kind, channel.log.entries[0].key], [2, 'grant', 'kick']);
  line.refuses.set('message', 'insufficient-permissions');
  const last = event(channel, 'capabilities');
  const refused = channel.say('y');
  await last;
  equal(refused.state, 'failed');
  chat.disconnect();
});
