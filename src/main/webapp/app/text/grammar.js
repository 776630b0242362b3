/** The grammar of markup (shirakumo.mess §13), for what others send. */

/** More than this is shown without markup: nobody writes it, and it would take the page's time. */
const DEEPEST = 48;
const MOST_NODES = 20_000;

const isString = value => typeof value === 'string';
const isEmpty = value => value === null || Array.isArray(value) && value.length === 0;
const isNumber = value => typeof value === 'number' || typeof value === 'bigint';
const isHeading = value => Array.isArray(value) && isNumber(value[0]) && Number.isInteger(Number(value[0]));
const isShare = value => typeof value === 'number' && value >= 0 && value <= 1;
const isColor = value => Array.isArray(value) && value.length === 3 && value.every(isShare);
const isList = value => value === null || Array.isArray(value);

const STYLE = {place: 'inline', argument: isEmpty, contents: 'inlines'};
const KINDS = {
  g: {place: 'block', argument: isEmpty, contents: 'all'},
  p: {place: 'block', argument: isEmpty, contents: 'inlines'},
  ul: {place: 'block', argument: isEmpty, contents: 'groups'},
  ol: {place: 'block', argument: isEmpty, contents: 'groups'},
  code: {place: 'block', argument: isString, contents: 'string'},
  section: {place: 'block', argument: isHeading, contents: 'all'},
  image: {place: 'block', argument: isString, contents: 'nothing'},
  quote: {place: 'block', argument: isString, contents: 'all'},
  b: STYLE, i: STYLE, u: STYLE, s: STYLE, m: STYLE, sub: STYLE, sup: STYLE,
  link: {place: 'inline', argument: isString, contents: 'inlines'},
  color: {place: 'inline', argument: isColor, contents: 'inlines'},
};
/** What other extensions add is a group, or inline where only such may stand. */
const OTHER = {place: 'any', argument: isList, contents: 'all'};

/** Whether a text is in the grammar, and no larger than one that somebody would write. */
export function isRich(rich) {
  return fits(rich, 'groups', {nodes: 0, depth: 0});
}

/** The name of an element that the protocol itself has; null for others. */
export function knownKind(node) {
  const symbol = node[0];
  return symbol?.package === 'keyword' && Object.hasOwn(KINDS, symbol.name) ? symbol.name : null;
}

function fits(node, within, walk) {
  if (++walk.nodes > MOST_NODES || walk.depth > DEEPEST) {
    return false;
  }
  if (isString(node)) {
    return within !== 'groups';
  }
  if (!Array.isArray(node) || !isString(node[0]?.package) || node.length < 2) {
    return false;
  }
  const name = knownKind(node);
  const kind = name === null ? {...OTHER, contents: within === 'inlines' ? 'inlines' : 'all'} : KINDS[name];
  const isInPlace = within === 'groups' ? name === 'g' : within !== 'inlines' || kind.place !== 'block';
  return isInPlace && kind.argument(node[1]) && within !== 'nothing' && holds(node, name, kind.contents, {walk, depth: walk.depth});
}

function holds(node, name, contents, {walk, depth}) {
  if (contents === 'nothing') {
    return node.length === 2;
  }
  if (contents === 'string') {
    return node.length === 3 && isString(node[2]);
  }
  walk.depth = depth + 1;
  const heading = name === 'section' ? node[1].slice(1) : [];
  const all = heading.every(part => fits(part, 'inlines', walk)) && node.slice(2).every(part => fits(part, contents, walk));
  walk.depth = depth;
  return all;
}
