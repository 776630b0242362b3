/** From markup back to the surface syntax: what stands in a line. */
import {contentsOf, kindOf} from './elements.js';
import {safeUrl} from './links.js';
import {atoms, characterBefore, flanks, isInk, isWord, runEnd} from './marks.js';

const MARKS = {b: '**', u: '__', s: '~~'};
const MARK = /[`*_~[\]]/g;
/** More than any number of less happy choices: an element that cannot be written loses its markup, but not its text. */
const WITHOUT_MARKUP = 1000;

/** What is typed for inlines. */
export function writeInlines(nodes) {
  return write(nodes.filter(node => node !== ''), {before: '', after: '', inside: []})?.text ?? '';
}

/** What is typed for a text without markup. */
export function writeText(text, {before = '', after = '', inLink = false} = {}) {
  const whole = atoms(text);
  let written = '';
  let at = 0;
  let atom = 0;
  for (const {index} of text.matchAll(MARK)) {
    while (whole[atom]?.end <= index) {
      atom++;
    }
    if (index >= at && !(whole[atom]?.start <= index)) {
      const end = '[]'.includes(text[index]) ? index + 1 : runEnd(text, index);
      written += text.slice(at, index) + escapedRun(text, index, end, {before, after, inLink});
      at = end;
    }
  }
  return written + text.slice(at);
}

function escapedRun(text, start, end, {before, after, inLink}) {
  const run = text.slice(start, end);
  if (text[start - 1] === '\\' && run[0] !== '`') {
    return run.replace(/./g, '\\$&'); // or the backslash would be one of markup
  }
  switch (run[0]) {
    case '`': return `\\${run}`;
    case '[': return inLink ? '\\[' : '[';
    case ']': return inLink || text[end] === '(' ? '\\]' : ']';
    default: {
      const isMark = run[0] === '~' ? run.length === 2 : run.length <= 3;
      const {opens, closes} = flanks(text, start, end, {before, after});
      return isMark && (opens || closes) ? run.replace(/./g, '\\$&') : run;
    }
  }
}

/**
 * The cheapest way of writing all of them so that no marks run into each other and each one opens and closes. Every node
 * has a few ways; they are gone through from left to right, with the best way so far for each way of the last node.
 *
 * @param place the marks before and after, empty at the ends of the text; and the kinds that these are inside of
 * @return {text, cost, first, last}; null when there is none
 */
function write(nodes, place) {
  let best = [{text: '', cost: 0, last: edge(place.before), length: 0}];
  nodes.forEach((node, index) => {
    const ways = waysOf(node, {...place, before: index > 0 || place.before, after: index < nodes.length - 1 || place.after});
    best = ways.map(way => cheapest(best.filter(so => fits(so.last, way.first)).map(so => append(so, way)))).filter(Boolean);
  });
  return cheapest(best.filter(so => fits(so.last, edge(place.after))));
}

function append(so, way) {
  return {...way, text: so.text + way.text, cost: so.cost + way.cost, first: so.length ? so.first : way.first, length: so.length + 1};
}

function cheapest(ways) {
  return ways.reduce((best, way) => best === null || way.cost < best.cost ? way : best, null);
}

/** What touches a neighbour: a character, and whether it is of a mark, and of one that no word may touch. */
function edge(character, kind = character === '' ? 'end' : 'mark') {
  return {character, kind};
}

function fits(left, right) {
  const bothText = left.kind === 'text' && right.kind === 'text';
  if (!bothText && left.character === right.character && left.character !== '' && '`*_~'.includes(left.character)) {
    return false;
  }
  const wordBefore = right.kind === 'flank' && left.kind === 'text' && isWord(left.character);
  const wordBehind = left.kind === 'flank' && right.kind === 'text' && isWord(right.character);
  return !wordBefore && !wordBehind;
}

function waysOf(node, place) {
  if (typeof node === 'string') {
    const text = writeText(node, {before: place.before && '*', after: place.after && '*', inLink: place.inside.includes('link')});
    const first = String.fromCodePoint(text.codePointAt(0));
    const last = text.at(-2) === '\\' ? '\\' : characterBefore(text, text.length); // an escaped mark runs into no other one
    return [{text, cost: 0, first: edge(first, 'text'), last: edge(last, 'text')}];
  }
  const kind = kindOf(node);
  if (kind === 'm') {
    return [writeCode(words(contentsOf(node)))].filter(Boolean);
  }
  const contents = contentsOf(node).filter(content => content !== '');
  const marked = place.inside.includes(kind) ? [] : markedWays(kind, node[1], contents, place.inside);
  const inner = write(contents, {before: '', after: '', inside: place.inside});
  return inner?.text ? [...marked, {...inner, cost: inner.cost + WITHOUT_MARKUP}] : marked;
}

function markedWays(kind, argument, contents, inside) {
  if (kind === 'link') {
    return [writeLink(argument, contents, inside)].filter(Boolean);
  }
  const within = [...inside, kind];
  if (kind !== 'i') {
    return [MARKS[kind] && between(MARKS[kind], contents, within)].filter(Boolean);
  }
  const only = contents.length === 1 ? kindOf(contents[0]) : null;
  const both = only === 'b' ? '***' : only === 'u' ? '___' : null;
  return [
    both && !inside.includes(only) && between(both, contentsOf(contents[0]).filter(content => content !== ''), [...within, only]),
    between('*', contents, within),
    between('_', contents, within),
  ].filter(Boolean).map((way, index) => ({...way, cost: way.cost + index}));
}

/** The contents between marks; null when those would not open or close there. */
function between(mark, contents, inside) {
  const written = contents.length ? write(contents, {before: mark[0], after: mark[0], inside}) : null;
  if (written === null || !isInk(String.fromCodePoint(written.text.codePointAt(0))) || !isInk(written.text.at(-1))) {
    return null;
  }
  return {text: mark + written.text + mark, cost: written.cost, first: edge(mark[0], 'flank'), last: edge(mark[0], 'flank')};
}

function writeLink(target, contents, inside) {
  const written = write(contents, {before: '[', after: ']', inside: [...inside, 'link']});
  if (!written?.text || safeUrl(target) === null) {
    return null;
  }
  const encode = unsafe => `%${unsafe.charCodeAt(0).toString(16).padStart(2, '0')}`;
  const url = isBalanced(target) ? target : target.replace(/[()<>"\\ ]/g, encode);
  return {text: `[${written.text}](${url})`, cost: written.cost, first: edge('[', 'mark'), last: edge(')', 'mark')};
}

function isBalanced(target) {
  let depth = 0;
  for (const character of target) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (depth < 0 || /[\s<>"\\]/.test(character)) {
      return false;
    }
  }
  return depth === 0;
}

/** Code has no escapes, but may be between more backticks than it has in a row. */
function writeCode(code) {
  const text = code.replace(/\n/g, ' ');
  if (text === '') {
    return null;
  }
  const runs = new Set((text.match(/`+/g) ?? []).map(run => run.length));
  let length = 1;
  while (runs.has(length)) {
    length++;
  }
  const spaced = text.startsWith('`') || text.endsWith('`') || text.length > 2 && text.startsWith(' ') && text.endsWith(' ') && text.trim();
  const space = spaced ? ' ' : '';
  const mark = '`'.repeat(length);
  return {text: mark + space + text + space + mark, cost: 0, first: edge('`', 'mark'), last: edge('`', 'mark')};
}

function words(nodes) {
  return nodes.map(node => typeof node === 'string' ? node : words(contentsOf(node))).join('');
}
