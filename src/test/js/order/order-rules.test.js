import {equal, ok, test} from '../harness.js';
import {allows, changedRules, rowOf, rowsOf, ruleOf, sameRule, withName, withoutName} from '../../../main/webapp/app/order/order-rules.js';
import {encode, decode} from '../../../main/webapp/app/protocol/update.js';

test('each form of a rule is a row and becomes the same rule again', () => {
  const rules = {
    everyone: {type: 'message', names: true},
    nobody: {type: 'message', names: false},
    only: {type: 'message', names: ['Alice', 'bob']},
    except: {type: 'message', names: {except: ['mallory']}},
  };
  for (const [who, rule] of Object.entries(rules)) {
    equal(rowOf(rule).who, who);
    equal(ruleOf(rowOf(rule)), rule);
  }
});

test('lists without names are no one and anyone', () => {
  equal(rowOf({type: 'kick', names: []}).who, 'nobody');
  equal(rowOf({type: 'kick', names: {except: []}}).who, 'everyone');
  equal(ruleOf({type: 'kick', who: 'only', names: []}), {type: 'kick', names: false});
  equal(ruleOf({type: 'kick', who: 'except', names: []}), {type: 'kick', names: true});
});

test('a row keeps its names while it is about everyone, and the rule does not', () => {
  const row = {...rowOf({type: 'kick', names: ['bob']}), who: 'everyone'};
  equal(ruleOf(row), {type: 'kick', names: true});
  equal(ruleOf({...row, who: 'except'}), {type: 'kick', names: {except: ['bob']}});
});

test('only rules that say something else are sent', () => {
  const before = rowsOf([
    {type: 'message', names: true}, {type: 'kick', names: ['Root', 'bob']}, {type: 'pull', names: {except: ['eve']}},
  ]);
  const rows = before.map(row => ({
    message: {...row, who: 'except', names: []},
    kick: {...row, names: ['BOB', 'root']},
    pull: withName(row, 'mallory'),
  })[row.type]);
  equal(changedRules(before, rows), [{type: 'pull', names: {except: ['eve', 'mallory']}}]);
  equal(changedRules(before, [...before, rowOf({type: 'search', names: false})]), [{type: 'search', names: false}]);
});

test('names on lists are the same in whatever case', () => {
  const row = rowOf({type: 'kick', names: ['Ümit']});
  equal(withName(row, 'ümit').names, ['Ümit']);
  equal(withName(row, 'bob').names, ['Ümit', 'bob']);
  equal(withoutName(row, 'ÜMIT').names, []);
  ok(sameRule(row, rowOf({type: 'kick', names: ['ümit']})), 'the same');
});

test('a rule allows whom it says', () => {
  const rule = names => rowOf({type: 'kick', names});
  equal([true, false, ['bob'], ['eve'], {except: ['bob']}, {except: ['eve']}].map(names => allows(rule(names), 'Bob')),
      [true, false, true, false, false, true]);
});

test('rows come in the order of their groups, unknown types last', () => {
  const rules = ['zebra', 'kick', 'join', 'search', 'message', 'aardvark'].map(type => ({type, names: true}));
  equal(rowsOf(rules).map(row => row.type), ['message', 'search', 'join', 'kick', 'aardvark', 'zebra']);
});

test('a rule goes over the wire and comes back as the same row', () => {
  for (const names of [true, false, ['a b'], {except: ['a b', 'c']}]) {
    const permissions = [ruleOf(rowOf({type: 'set-channel-info', names}))];
    equal(decode(encode({type: 'permissions', id: 1, channel: 'x', permissions})).permissions.map(rowOf), permissions.map(rowOf));
  }
});
