import {equal, test} from '../harness.js';
import {below, labelOf, narrowed, objectionTo} from '../../../main/webapp/app/finding/browse-tree.js';

test('names of channels below others', () => {
  equal([labelOf('a'), labelOf('a/b/c')], ['a', 'c']);
  equal([below('', 'a'), below('a/b', 'c')], ['a', 'a/b/c']);
});

test('what is wrong with a name is told before it is sent', () => {
  const told = (label, parent = '') => objectionTo(label, parent, ['Lobby', 'lobby/tea']);
  equal([told(''), told('garden'), told('tea'), told('a/b')], ['', '', '', '']);
  equal([told('LOBBY'), told('Tea', 'lobby')], ['taken', 'taken']);
  equal([told('/a'), told('a/'), told('a//b')], ['slash', 'slash', 'slash']);
  equal([told('@a'), told('a'.repeat(33)), told('a'.repeat(27), 'lobby'), told('a'.repeat(26), 'lobby')], ['at', 'long', 'long', '']);
  equal([told('a  b'), told('a\tb')], ['characters', 'characters']);
});

test('a filter keeps what it finds and what is above that', () => {
  const node = (name, children = []) => ({name, children});
  const nodes = [node('lobby', [node('lobby/tea', [node('lobby/tea/green')]), node('lobby/coffee')]), node('projects', null)];
  const found = words => narrowed(nodes, words, name => name === 'projects' ? 'What we drink: TEA' : '');
  const names = list => list.map(({name, children}) => [name, names(children ?? [])]);
  equal(names(found('green')), [['lobby', [['lobby/tea', [['lobby/tea/green', []]]]]]]);
  equal(found('tea').map(({name, isOpen}) => [name, isOpen]), [['lobby', true], ['projects', false]]);
  equal(found('nothing at all'), []);
  equal(found(' '), nodes);
});
