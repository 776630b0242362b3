/**
 * The marks of the surface syntax, for both ways between it and markup. A run of one mark opens where nothing of a word is before it
 * and something is behind, and closes the other way round; so `snake_case` and `2*3` are what they are.
 */
import {addresses} from './links.js';

/** What a run stands for, from the outside inwards. Runs of other lengths are text. */
export const KINDS = {'*': ['i'], '**': ['b'], '***': ['i', 'b'], '_': ['i'], '__': ['u'], '___': ['i', 'u'], '~~': ['s']};

const WORD = /[\p{L}\p{N}\p{M}]/u;
const EMOJI_STYLE = '\uFE0F'; // a mark by its category, but what it is behind is no letter
const SHRUG = '¯\\_(ツ)_/¯';
/** How a line begins that is more than a line of its paragraph; a backslash before it makes it one. */
const BLOCK = />(?: |$)|[-*] |#{1,6} |```|\d{1,9}[.)] |!\[\]\(/.source;
const ESCAPED_LINE = new RegExp(`^( {0,3})\\\\(?=\\\\*(?:${BLOCK}))`);

/** Whether the characters on both sides of text[start, end) let it open or close something; a missing one is as given. */
export function flanks(text, start, end, {before = '', after = ''} = {}) {
  const previous = start > 0 ? characterBefore(text, start) : before;
  const next = end < text.length ? String.fromCodePoint(text.codePointAt(end)) : after;
  return {opens: isInk(next) && !isWord(previous), closes: isInk(previous) && !isWord(next)};
}

export function isWord(character) {
  return character !== EMOJI_STYLE && WORD.test(character);
}

export function isInk(character) {
  return character !== '' && character.trim() !== '';
}

/** The last character before an index. */
export function characterBefore(text, index) {
  const pair = index > 1 && text.codePointAt(index - 2) > 0xFFFF;
  return text.slice(index - (pair ? 2 : 1), index);
}

/** Where the run ends that begins there. */
export function runEnd(text, start) {
  let end = start + 1;
  while (text[end] === text[start]) {
    end++;
  }
  return end;
}

/** What has no markup in it: addresses, and who shrugs keeps both arms. Each as its start and its end, in order. */
export function atoms(text) {
  const found = addresses(text);
  for (let at = text.indexOf(SHRUG); at >= 0; at = text.indexOf(SHRUG, at + 1)) {
    found.push({start: at, end: at + SHRUG.length});
  }
  return found.sort((one, other) => one.start - other.start);
}

/** A line of a paragraph without the backslash that makes it one. */
export function unescapedLine(line) {
  return line.replace(ESCAPED_LINE, '$1');
}

const NEEDS_ESCAPE = new RegExp(`^( {0,3})(?=\\\\+(?:${BLOCK})|${BLOCK.replace('\\d{1,9}', '1')})`);
const NEEDS_ESCAPE_IN_LIST = new RegExp(`^( {0,3})(?=\\\\*(?:${BLOCK}))`);

/** The inverse of {@link unescapedLine}; behind a numbered list any number would go on with it. */
export function escapedLine(line, place) {
  return line.replace(place === 'behind-list' ? NEEDS_ESCAPE_IN_LIST : NEEDS_ESCAPE, '$1\\');
}

export function isBlank(line) {
  return line.trim() === '';
}
