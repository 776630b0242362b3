/** Addresses within texts that people have written about themselves and their channels. */
const ADDRESS = /(?:https?|lichat):\/\/[^\s<>"]+/gi;
/** What ends a sentence or closes a bracket that was opened before the address. */
const BEHIND = /[.,;:!?'"]+$|[)\]]+$/;

/** The text in parts {@code {text, url}}; the url is missing where it is just text. */
export function linked(text) {
  const parts = [];
  let at = 0;
  for (const {0: found, index} of text.matchAll(ADDRESS)) {
    const url = trimmed(found);
    if (isSafe(url)) {
      parts.push({text: text.slice(at, index)}, {text: url, url});
      at = index + url.length;
    }
  }
  return [...parts, {text: text.slice(at)}].filter(part => part.text);
}

function trimmed(url) {
  const cut = url.replace(BEHIND, end => /^[)\]]/.test(end) && balanced(url) ? end : '');
  return cut === url ? url : trimmed(cut);
}

function balanced(url) {
  const count = sign => url.split(sign).length;
  return count('(') === count(')') && count('[') === count(']');
}

function isSafe(url) {
  try {
    return ['http:', 'https:', 'lichat:'].includes(new URL(url).protocol);
  } catch {
    return false;
  }
}
