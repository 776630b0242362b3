import {equal, test} from '../harness.js';
import {complete} from '../../../main/webapp/app/composer/completion.js';

const user = {label: 'name', need: 'required', form: 'word', kind: 'user'};
const commands = [
  {name: 'kick', names: ['kick'], arguments: [user]},
  {name: 'assign-role', names: ['assign-role'], arguments: [{label: 'role', need: 'required', form: 'word', kind: 'role'}, user]},
  {name: 'grant', names: ['grant'], arguments: [{label: 'type', need: 'required', form: 'word', kind: 'type'}, user]},
  {name: 'msg', names: ['msg'], arguments: [{label: 'channel', need: 'required', form: 'word', kind: 'joined'}, {label: 'text',
    need: 'required', form: 'text', kind: 'words'}]},
  {name: 'ping', names: ['ping', 'p'], arguments: []},
];
const sources = {
  names: () => ['Alice', 'Mary', 'Mary Jane', 'al_ex', 'Jürgen'],
  channels: () => ['lobby', 'lobby/big room', 'other'],
  emotes: () => [{name: 'wave', url: 'data:,'}, {name: 'party time', url: 'data:,'}],
  emoji: {search: text => 'thumbs up'.startsWith(text) ? [{emoji: '👍', name: 'thumbs up'}] : []},
  commands: () => commands,
  commandOf: text => {
    const match = /^\/(\S+)\s/.exec(text);
    const command = match && commands.find(({name}) => name === match[1]);
    return command ? {command, start: match[0].length, rest: text.slice(match[0].length)} : null;
  },
  escape: name => name.replace(/_/g, '\\_'),
};
const at = (text, how, caret = text.length) => {
  const found = complete(text, caret, sources, how);
  return found && found.items.map(({insert}) => text.slice(0, found.start) + insert + text.slice(found.end));
};

test('names behind an @, with a colon where the message begins', () => {
  equal(at('@al'), ['Alice: ', 'al\\_ex: ']);
  equal(at('hi @mary'), ['hi @Mary ', 'hi @Mary Jane ']);
  equal(at('hi @mary ja'), ['hi @Mary Jane ']);
  equal(at('hi @jane'), ['hi @Mary Jane ']);
  equal(at('hi @JÜR'), ['hi @Jürgen ']);
  equal(at('mail@al'), null);
  equal(at('hi @nobody'), null);
  equal(at('(@ali'), ['(@Alice ']);
  equal(at('hi @al there', 'typed', 6), ['hi @Alice there', 'hi @al\\_ex there']);
});

test('names without a sign only when asked', () => {
  equal(at('Ali'), null);
  equal(at('ali', 'asked'), ['Alice: ']);
  equal(at('mary j', 'asked'), ['Mary Jane: ']);
  equal(at('so, ali', 'asked'), ['so, Alice ']);
  equal(at('', 'asked'), null);
  equal(at('zzz', 'asked'), null);
});

test('channels, emotes and emoji', () => {
  equal(at('see #lob'), ['see #lobby ', 'see #lobby/big room ']);
  equal(at('see #big'), ['see #lobby/big room ']);
  equal(at('# heading'), null);
  equal(at('ok :thumbs'), ['ok 👍 ']);
  equal(at(':wa'), [':wave: ']);
  equal(at(':t'), null);
  equal(at('12:30'), null);
});

test('commands and their arguments', () => {
  equal(at('/ki'), ['/kick ']);
  equal(at('/p'), ['/ping']);
  equal(at('/kick al'), ['/kick Alice', '/kick al_ex']);
  equal(at('/kick mary j'), ['/kick Mary Jane']);
  equal(at('/grant kic'), ['/grant kick ']);
  equal(at('/grant kick "mary j'), ['/grant kick Mary Jane']);
  equal(at('/msg big'), ['/msg "lobby/big room" ']);
  equal(at('/msg lobby hi @ali'), ['/msg lobby hi @Alice ']);
  equal(at('/nope x'), null);
  equal(at('//ki'), null);
});

test('what is typed in full is known to be', () => {
  const exact = text => complete(text, text.length, sources).items.map(({isExact}) => Boolean(isExact));
  equal(exact('hi @mary'), [true, false]);
  equal(exact('/ping'), [true]);
  equal(exact('/kick alice'), [true]);
  equal(exact('#lobby'), [true, false]);
});
