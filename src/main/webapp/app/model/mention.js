import {fold} from '../protocol/names.js';

const MOST_CACHED = 50;
const patterns = new Map();

/** Whether a text names somebody: their name as a word, in any case, with an @ before it or without. */
export function mentions(text, name) {
  return name !== '' && text.length >= name.length && fold(text).includes(fold(name)) && pattern(name).test(text);
}

function pattern(name) {
  let found = patterns.get(name);
  if (!found) {
    const plain = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    found = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_])${plain}(?![\\p{L}\\p{M}\\p{N}_])`, 'iu');
    if (patterns.size >= MOST_CACHED) {
      patterns.clear();
    }
    patterns.set(name, found);
  }
  return found;
}
