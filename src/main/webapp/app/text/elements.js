/** The elements of texts with markup, as they are on the wire (shirakumo.mess §13): `(:kind argument content*)`. */
import {keyword} from '../wire/symbol.js';

/** An element of that kind, such as `b`, with what stands before its contents. */
export function element(kind, argument, contents) {
  return [keyword(kind), argument, ...contents];
}

/** The kind of an element; null for strings, for what other extensions add, and for what is no element. */
export function kindOf(node) {
  return Array.isArray(node) && node[0]?.package === 'keyword' ? node[0].name : null;
}

/** What is in an element behind its kind and its argument. */
export function contentsOf(node) {
  return node.slice(2);
}

const INLINES = new Set(['b', 'i', 'u', 's', 'm', 'sub', 'sup', 'link', 'color']);

/** Whether it stands in a line, as strings do; an element of another extension is one where only such can stand. */
export function isInline(node) {
  return typeof node === 'string' || INLINES.has(kindOf(node));
}

/** The strings in it, one behind the other. */
export function wordsOf(nodes) {
  return nodes.map(node => typeof node === 'string' ? node : Array.isArray(node) ? wordsOf(contentsOf(node)) : '').join('');
}
