import {decode, encode, isA} from '../../../main/webapp/app/protocol/update.js';
import {types} from '../../../main/webapp/app/protocol/types.js';
import {keyword} from '../../../main/webapp/app/wire/symbol.js';
import {equal, ok, test, throws} from '../harness.js';
import {resource} from '../resource.js';

/** What an update looks like on the wire, and that it comes back as it was. */
function goes(update, wire) {
  equal(encode(update), `${wire}\0`);
  equal(decode(wire), update);
}

test('an update begins with its type, id, clock and sender', () => {
  goes({type: 'message', id: 5, clock: 4_000_000_000, from: 'Ann', channel: 'a b', text: 'say "hi"'},
    '(message :id 5 :clock 4000000000 :from "Ann" :channel "a b" :text "say \\"hi\\"")');
  equal(encode({text: 'x', channel: 'c', from: 'a', id: 'i', type: 'message'}), '(message :id "i" :from "a" :text "x" :channel "c")\0');
});

test('what is unset is left out, and NIL is unset', () => {
  equal(encode({type: 'connect', id: 1, from: null, password: undefined, registered: false, extensions: []}),
    '(connect :id 1 :extensions ())\0');
  equal(decode('(leave :id 1 :channel "a" :bridge NIL)'), {type: 'leave', id: 1, channel: 'a'});
});

test('types and keys are names without packages, and written as the server knows them', () => {
  equal(decode('(SHIRAKUMO:Edit :ID 1 shirakumo:link "image/png" :channel "a" :text "")').type, 'edit');
  equal(decode('(shirakumo:message :id 1 shirakumo:link "image/png" :channel "a" :text "")').link, 'image/png');
  goes({type: 'erase', id: 1, target: 'Ann'}, '(lichat-ee:erase :id 1 :target "Ann")');
  goes({type: 'grant', id: 1, channel: 'a', target: 'b', update: 'passwd'},
    '(grant :id 1 :channel "a" :target "b" :update lichat-ee:passwd)');
  goes({type: 'capabilities', id: 1, channel: 'a', permitted: ['edit', 'erase', 'other:thing']},
    '(capabilities :id 1 :channel "a" :permitted (edit lichat-ee:erase other:thing))');
  goes({type: 'set-channel-info', id: 1, channel: 'a', key: 'title', text: ''},
    '(set-channel-info :id 1 :channel "a" :key :title :text "")');
  goes({type: 'channel-info', id: 1, channel: 'a', keys: ['title', 'icon']}, '(channel-info :id 1 :channel "a" :keys (:title :icon))');
  goes({type: 'channel-info', id: 1, channel: 'a', keys: true}, '(channel-info :id 1 :channel "a" :keys T)');
  goes({type: 'assume-identity', id: 1, target: 'a', key: 'secret'}, '(assume-identity :id 1 :target "a" :key "secret")');
});

test('permission rules', () => {
  goes({type: 'permissions', id: 1, channel: 'a', permissions: [
    {type: 'message', names: true}, {type: 'kick', names: false},
    {type: 'edit', names: ['Ann', 'B c']}, {type: 'join', names: {except: []}},
  ]}, '(permissions :id 1 :channel "a" :permissions ((message T) (kick NIL) (edit (+ "Ann" "B c")) (join (-))))');
  equal(decode('(permissions :id 1 :channel "a" :permissions ((message ()) ("no" T) 5 (kick (common-lisp:- "x"))))').permissions,
    [{type: 'message', names: []}, {type: 'kick', names: {except: ['x']}}]);
});

test('replies, information about users, lists of names', () => {
  goes({type: 'message', id: 1, channel: 'a', text: 'x', replyTo: {from: 'Ann', id: 'i'}},
    '(message :id 1 :channel "a" :text "x" :reply-to ("Ann" "i"))');
  goes({type: 'user-info', id: 1, target: 'Ann', registered: true, connections: 2, info: [['status', 'away']]},
    '(user-info :id 1 :target "Ann" :registered T :connections 2 :info ((:status "away")))');
  const info = '(server-info :id 1 :target "a" :attributes ((registered-on 5)) :connections (((connected-on 5) (shirakumo:ip "::1"))))';
  equal(decode(info).connections,
    [[['connected-on', 5], ['ip', '::1']]]);
  goes({type: 'blocked', id: 1, target: ['Ann', 'Bob']}, '(blocked :id 1 :target ("Ann" "Bob"))');
  goes({type: 'ip-blacklist', id: 1, target: [['::1', '::']]}, '(ip-blacklist :id 1 :target (("::1" "::")))');
});

test('rich text and queries stay what they are on the wire', () => {
  const rich = [keyword('g'), [], [keyword('b'), [], 'x']];
  goes({type: 'message', id: 1, channel: 'a', text: 'x', rich}, '(message :id 1 :channel "a" :text "x" :rich (:g () (:b () "x")))');
});

test('ids are numbers of any size, or texts', () => {
  goes({type: 'ping', id: 2n ** 70n}, '(ping :id 1180591620717411303424)');
  goes({type: 'ping', id: '5'}, '(ping :id "5")');
});

test('what is no update is refused', () => {
  for (const text of ['5', '"x"', '()', '("message")', '(message :id)', '(message "id" 5)', '(message 5 5)', 'message', '(message']) {
    throws(() => decode(text), /Malformed/);
  }
});

test('an update without what it needs is refused', () => {
  for (const text of ['(message :id 1 :text "x")', '(message :id 1 :channel "a")', '(message :id 1 :channel a :text "x")',
    '(join :id 1 :channel 5)', '(react :id 1 :channel "a" :target "b" :emote "x")', '(pause :id 1 :channel "a" :by "x")',
    '(set-channel-info :id 1 :channel "a" :text "x")']) {
    throws(() => decode(text), /There is no/);
  }
});

test('fields of the wrong type are unset', () => {
  const wrong = ':id (1) :clock "now" :from 5 :rich "no" :reply-to ("a") :link 5 :bridge T :signature ()';
  equal(decode(`(message :channel "a" ${wrong} :text "x")`), {type: 'message', channel: 'a', text: 'x'});
});

test('keys cannot reach what objects inherit', () => {
  const update = decode('(message :id 1 :channel "a" :text "x" :__proto__ (1) :constructor "x" :to-string "y" :type "z")');
  equal(Object.getPrototypeOf(update) === Object.prototype, true);
  equal(update.type, 'message');
  equal(Object.hasOwn(update, '__proto__'), false);
  equal(isA('constructor', 'update'), false);
  equal(isA('__proto__', 'failure'), false);
});

test('of a field that comes twice the first counts', () => {
  equal(decode('(ping :id 1 :id 2)').id, 1);
});

test('the types know what they inherit from', () => {
  ok(isA('no-such-channel', 'update-failure') && isA('no-such-channel', 'failure') && isA('no-such-channel', 'text-update'));
  ok(isA('edit', 'message') && isA('edit', 'channel-update') && isA('updates-throttled', 'warning') && isA('message', 'message'));
  ok(!isA('warning', 'failure') && !isA('message', 'edit') && !isA('unheard-of', 'update'));
});

test('all types of the server are known', async () => {
  const files = ['Core', 'Failures', 'Shirakumo', 'OwnUpdates'].map(name => resource(`src/main/java/org/lichat/protocol/${name}.java`));
  const definition = /(?:define|failure|lichat|update)\(\s*"(?:lichat:|lichat-ee:)?([a-z-]+)"/g;
  const defined = (await Promise.all(files)).flatMap(text => [...text.matchAll(definition)].map(([, name]) => name));
  ok(defined.length > 80, `${defined.length} types`);
  equal(defined.filter(type => type !== 'update' && !types().includes(type)), []);
});
