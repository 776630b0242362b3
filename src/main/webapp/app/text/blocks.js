/** The surface syntax of blocks: paragraphs, `# sections`, `> quotes`, `- ` and `1. ` lists, fenced code, and pictures by address. */
import {element} from './elements.js';
import {readInlines} from './inlines.js';
import {safeUrl} from './links.js';
import {isBlank, unescapedLine} from './marks.js';

/** How deep quotes and lists are in each other; beyond that lines are text. */
const DEEPEST = 8;
const FENCE = /^(`{3,})([\w+#.-]{0,32}) *$/;
const QUOTE = /^> +\S/;
const QUOTED = /^>(?: |$)/;
const HEADING = /^(#{1,6}) (?=.*\S)/;
const ITEM = /^( {0,3})(?:[-*]|(\d{1,9})[.)]) (?=.*\S)/;
const IMAGE = /^!\[\]\((\S{1,2048})\)$/;

const RULES = [
  {begins: line => FENCE.test(line), read: readCode},
  {begins: line => QUOTE.test(line), read: readQuote},
  {begins: line => HEADING.test(line), read: readHeading},
  {begins: beginsList, read: readList},
  {begins: line => IMAGE.test(line) && safeUrl(IMAGE.exec(line)[1]) !== null, read: readImage},
];

/**
 * The blocks that lines mean, each with the lines it is from: {from, to, block, isPlain, text}; the text is that of a paragraph which has
 * no markup. Headings are blocks of their own here, see {@link sections}.
 */
export function readBlocks(lines, emotes, depth = 0) {
  const blocks = [];
  for (let at = 0; at < lines.length;) {
    if (isBlank(lines[at])) {
      at++;
    } else {
      const rule = ruleFor(lines[at], depth) ?? {read: readParagraph};
      const read = rule.read({lines, at, emotes, depth});
      blocks.push({...read, from: at});
      at = read.to;
    }
  }
  return blocks;
}

/** The blocks with all that follows a heading in its section, up to the next one that is not below it. */
export function sections(blocks) {
  const top = [];
  const open = [{level: 0, contents: top}];
  blocks.forEach(({block, level}) => {
    while (level !== undefined && open.at(-1).level >= level) {
      open.pop();
    }
    open.at(-1).contents.push(block);
    if (level !== undefined) {
      open.push({level, contents: block});
    }
  });
  return top;
}

function ruleFor(line, depth) {
  return depth < DEEPEST ? RULES.find(rule => rule.begins(line)) : undefined;
}

function readParagraph({lines, at, emotes, depth}) {
  let to = at + 1;
  while (to < lines.length && !isBlank(lines[to]) && !ruleFor(lines[to], depth)) {
    to++;
  }
  const inlines = readInlines(lines.slice(at, to).map(unescapedLine).join('\n'), emotes);
  const isPlain = inlines.every(inline => typeof inline === 'string');
  return {to, block: element('p', [], inlines), isPlain, text: isPlain ? inlines.join('') : null};
}

/** A fence that is never closed goes to the end: it may be that somebody is still typing. */
function readCode({lines, at}) {
  const [, fence, language] = FENCE.exec(lines[at]);
  const ending = new RegExp(`^\`{${Math.min(fence.length, 1000)},} *$`);
  let end = at + 1;
  while (end < lines.length && !ending.test(lines[end])) {
    end++;
  }
  return {to: Math.min(end + 1, lines.length), block: element('code', language, [lines.slice(at + 1, end).join('\n')])};
}

function readQuote({lines, at, emotes, depth}) {
  let to = at;
  while (to < lines.length && QUOTED.test(lines[to])) {
    to++;
  }
  const quoted = lines.slice(at, to).map(line => line.slice(2));
  return {to, block: element('quote', '', sections(readBlocks(quoted, emotes, depth + 1)))};
}

function readHeading({lines, at, emotes}) {
  const level = HEADING.exec(lines[at])[1].length;
  return {to: at + 1, level, block: element('section', [level, ...readInlines(lines[at].slice(level + 1), emotes)], [])};
}

function readImage({lines, at}) {
  return {to: at + 1, block: element('image', IMAGE.exec(lines[at])[1], [])};
}

/** Markup has no numbers of items, so a list begins with the first one; what begins with another year or price is text. */
function beginsList(line) {
  const item = ITEM.exec(line);
  return item !== null && (item[2] === undefined || Number(item[2]) === 1);
}

function readList({lines, at, emotes, depth}) {
  const isOrdered = ITEM.exec(lines[at])[2] !== undefined;
  const items = [];
  let to = at;
  for (let next = at; isItem(lines[next], isOrdered, items.length + 1);) {
    const item = readItem(lines, next, line => isItem(line, isOrdered, items.length + 2));
    items.push(element('g', [], itemContents(item.lines, emotes, depth + 1)));
    to = item.to;
    next = afterBlank(lines, to);
  }
  return {to, block: element(isOrdered ? 'ol' : 'ul', [], items)};
}

function isItem(line, isOrdered, number) {
  const item = line === undefined ? null : ITEM.exec(line);
  if (item === null || (item[2] !== undefined) !== isOrdered) {
    return false;
  }
  return !isOrdered || Number(item[2]) === number || Number(item[2]) === 1;
}

/** An item goes on in lines that are indented, also behind blank ones, unless one is the next item. */
function readItem(lines, at, isNext) {
  const [marker, indent] = ITEM.exec(lines[at]);
  const goesOn = line => {
    const own = indentOf(line);
    return own >= indent.length + 2 || own >= 2 && !isNext(line) && !beginsList(line);
  };
  const contents = [lines[at].slice(marker.length)];
  let to = at + 1;
  for (let next = afterBlank(lines, to); next < lines.length && goesOn(lines[next]); next = afterBlank(lines, to)) {
    for (; to < next; to++) {
      contents.push('');
    }
    contents.push(lines[next].slice(Math.min(indentOf(lines[next]), marker.length)));
    to = next + 1;
  }
  return {to, lines: contents};
}

/** An item that is one paragraph has the text without one around it, as most have. */
function itemContents(lines, emotes, depth) {
  const contents = sections(readBlocks(lines, emotes, depth));
  return contents.length === 1 && contents[0][0].name === 'p' ? contents[0].slice(2) : contents;
}

function afterBlank(lines, at) {
  let next = at;
  while (next < lines.length && isBlank(lines[next])) {
    next++;
  }
  return next;
}

function indentOf(line) {
  return line.length - line.replace(/^ +/, '').length;
}
