/**
 * The surface syntax that people type, and the markup that is sent (shirakumo.mess §13): close to what most chat programs take for
 * Markdown. Whatever is typed means something: what is no markup is text, and a backslash before a mark makes it text.
 */
import {element} from './elements.js';
import {readBlocks, sections} from './blocks.js';
import {isBlank} from './marks.js';
import {stripMarkup} from './strip.js';
import {writeMarkup, writePlain} from './unmark.js';

/**
 * What somebody typed, as it is sent: the text, and the same with its markup, null when it has none. Between the colons of a name for which
 * {@code emotes.has} there is no markup.
 */
export function parseMarkup(source, {emotes} = {}) {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const blocks = readBlocks(lines, emotes);
  if (blocks.every(block => block.isPlain)) {
    return {text: plainText(lines, blocks), rich: null};
  }
  const rich = element('g', [], sections(blocks));
  const text = stripMarkup(rich);
  return isBlank(text) ? {text: source, rich: null} : {text, rich};
}

/**
 * What somebody would have typed for this: the inverse of {@link parseMarkup}. Markup for which there is no surface syntax is left out,
 * as are its colours; should that not give the same words, the text is taken without any.
 */
export function toMarkup(rich, text) {
  if (rich === null || rich === undefined) {
    return writePlain(text);
  }
  const source = writeMarkup(rich);
  return source !== null && words(parseMarkup(source).text) === words(stripMarkup(rich)) ? source : writePlain(text);
}

/** Blank lines stay as they were typed. */
function plainText(lines, blocks) {
  const parts = [];
  let at = 0;
  blocks.forEach(({from, to, text}) => {
    parts.push(...lines.slice(at, from), text);
    at = to;
  });
  return [...parts, ...lines.slice(at)].join('\n');
}

function words(text) {
  return text.replace(/\s+/g, '');
}
