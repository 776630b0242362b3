const MOST = 32;
const NAME = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]+$/u;
const ASCII = /^[\0-\x7f]*$/;
const MOST_CACHED = 20_000;
const folds = new Map();

/**
 * The same for all spellings of a name: each code point by itself to upper and then to lower case, so that the length never changes
 * (§2.2.1), as the server does.
 */
export function fold(name) {
  if (ASCII.test(name)) {
    return name.toLowerCase();
  }
  let folded = folds.get(name);
  if (folded === undefined) {
    folded = Array.from(name, foldOne).join('');
    if (folds.size >= MOST_CACHED) {
      folds.clear();
    }
    folds.set(name, folded);
  }
  return folded;
}

/** Whether two spellings are of one name. */
export function sameName(a, b) {
  return a === b || fold(a) === fold(b);
}

/** Whether a user or a channel may have that name (§2.2.1, §2.4.4). */
export function isName(text) {
  return typeof text === 'string' && NAME.test(text) && [...text].length <= MOST && text === text.trim() && !text.includes('  ');
}

/** A mapping to several code points, as that of ß, is none here; İ is the one letter whose only lower case is such. */
function foldOne(point) {
  const upper = single(point.toUpperCase(), point);
  return upper === 'İ' ? 'i' : single(upper.toLowerCase(), upper);
}

function single(mapped, otherwise) {
  return mapped.length > 1 && [...mapped].length > 1 ? otherwise : mapped;
}
