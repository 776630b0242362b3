import {equal, test} from '../harness.js';
import {treeOf} from '../../../main/webapp/app/shell/tree.js';

const channel = (name, more = {}) => ({name, anonymous: false, primary: false, title: '', ...more});
const shown = nodes => nodes.map(node => [node.label, node.channel?.name ?? null, shown(node.children)]);

test('channels stand beneath their parents, by name', () => {
  equal(shown(treeOf([channel('lobby'), channel('art/ink'), channel('art'), channel('art/clay')])),
    [['art', 'art', [['clay', 'art/clay', []], ['ink', 'art/ink', []]]], ['lobby', 'lobby', []]]);
});

test('the primary channel is the first, whatever it is called; anonymous ones are the last', () => {
  equal(shown(treeOf([channel('@x', {anonymous: true, title: 'Just us'}), channel('a'), channel('Z/server', {primary: true})])).map(([label]) => label),
    ['Z/server', 'a', 'Just us']);
});

test('a parent that is not there has a place if two stand beneath it', () => {
  equal(shown(treeOf([channel('a/b'), channel('a/c')])), [['a', null, [['b', 'a/b', []], ['c', 'a/c', []]]]]);
  equal(shown(treeOf([channel('a/b/c')])), [['a/b/c', 'a/b/c', []]]);
});

test('names in different cases are one', () => {
  equal(shown(treeOf([channel('Art'), channel('art/ink')])), [['Art', 'Art', [['ink', 'art/ink', []]]]]);
});
