/** From markup back to the surface syntax: the blocks. */
import {contentsOf, kindOf} from './elements.js';
import {escapedLine, isBlank} from './marks.js';
import {blocksOf} from './strip.js';
import {writeInlines, writeText} from './unmark-inlines.js';

const DEEPEST = 32;
const STARTS_ANYWHERE = new Set(['ul', 'ol', 'code', 'quote', 'image', 'section']);

/** What is typed for a rich text; null when it is in no grammar. */
export function writeMarkup(rich) {
  try {
    return kindOf(rich) !== 'g' ? null : writeBlocks(contentsOf(rich), 0).join('\n');
  } catch {
    return null; // what others sent may be anything
  }
}

/** What is typed for a text in which nothing is markup. */
export function writePlain(text) {
  const written = [];
  let paragraph = [];
  const flush = () => {
    if (paragraph.length > 0) {
      writeParagraph([paragraph.join('\n')]).forEach(own => written.push(own));
      paragraph = [];
    }
  };
  for (const line of text.split('\n')) {
    if (isBlank(line)) {
      flush();
      written.push(line);
    } else {
      paragraph.push(line);
    }
  }
  flush();
  return written.join('\n');
}

/** The lines of all that is in a group. */
function writeBlocks(contents, depth) {
  if (depth > DEEPEST) {
    throw new RangeError('too deep');
  }
  const lines = [];
  let before = null;
  blocksOf(contents).forEach(block => {
    const own = writeBlock(block, before, depth);
    if (own.length > 0) {
      if (needsBlankLine(before, block.kind)) {
        lines.push('');
      }
      own.forEach(line => lines.push(line));
      before = STARTS_ANYWHERE.has(block.kind) ? block.kind : 'p';
    }
  });
  return lines;
}

function needsBlankLine(before, kind) {
  return before === kind || before === 'p' && !STARTS_ANYWHERE.has(kind);
}

function writeBlock({kind, argument, contents}, before, depth) {
  switch (kind) {
    case 'p': return writeParagraph(contents, before === 'ol' ? 'behind-list' : undefined);
    case 'ul': return contents.flatMap(item => writeItem('- ', item, depth));
    case 'ol': return contents.flatMap((item, index) => writeItem(`${index + 1}. `, item, depth));
    case 'code': return writeCode(argument, contents.join(''));
    case 'quote': return writeBlocks(contents, depth + 1).map(line => line === '' ? '>' : `> ${line}`);
    case 'image': return [`![](${argument})`];
    case 'section': return [heading(argument), ...writeBlocks(contents, depth + 1)];
    default: return writeBlocks(contents, depth + 1);
  }
}

/** The first line may go on with a list that is before it, others are behind a line of their own. */
function writeParagraph(contents, place) {
  const lines = (contents.length === 1 && typeof contents[0] === 'string' ? writeText(contents[0]) : writeInlines(contents)).split('\n');
  return lines.map((line, index) => escapedLine(line, index === 0 ? place : undefined));
}

function writeItem(marker, item, depth) {
  const lines = writeBlocks(kindOf(item) === 'g' ? contentsOf(item) : [item], depth + 1);
  if (lines.length === 0 || isBlank(lines[0])) {
    return [];
  }
  return lines.map((line, index) => index === 0 ? marker + line : line === '' ? '' : ' '.repeat(marker.length) + line);
}

function writeCode(language, code) {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  return [fence + (/^[\w+#.-]{0,32}$/.test(language) ? language : ''), ...code.split('\n'), fence];
}

function heading([level, ...inlines]) {
  const depth = Math.min(6, Math.max(1, Number(level)));
  return `${'#'.repeat(depth)} ${writeInlines(inlines).replace(/\n/g, ' ')}`;
}
