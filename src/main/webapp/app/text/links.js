/** Addresses in texts. */
const SCHEMES = new Set(['http:', 'https:', 'lichat:']);
/** An address up to what can be no part of one; a backslash or a bracket is none here, since they are markup. */
const ADDRESS = /(?<![\p{L}\p{N}])(?:https?|lichat):\/\/(?:\[[0-9a-f:.]{2,45}\])?[^\s<>"`[\]\\\p{Cc}]*/giu;
const SCHEME_ONLY = /^[a-z]+:\/\/$/i;
const LOOSE_ENDS = new Set('.,;:!?\'*_~…“”„»«。，、！？；：」』）');
/** Beyond this, in characters, nothing is taken for an address. */
const LONGEST = 4096;

/** Where addresses are in a text: each as its start and its end, without the punctuation behind it. In time linear to the text. */
export function addresses(text) {
  const found = [];
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    if (address.length <= LONGEST && !SCHEME_ONLY.test(address)) {
      found.push({start: match.index, end: match.index + address.length});
    }
  }
  return found;
}

/** The address if a link may lead there, null otherwise: to http, https and lichat only, whatever others have sent. */
export function safeUrl(text) {
  try {
    const url = new URL(text.trim());
    return SCHEMES.has(url.protocol) && url.host !== '' ? url : null;
  } catch {
    return null;
  }
}

/**
 * The host that a link really leads to, when what is shown does not plainly say it: its letters may look like others, there may
 * be a user's name before it, or the text may tell something else altogether. Null when it does.
 */
export function hiddenHost(url, shown) {
  const plain = shown.trim().toLowerCase();
  const said = plain === url.host || plain.startsWith(`${url.protocol}//${url.host}/`) || plain === `${url.protocol}//${url.host}`;
  return said || startsWithQuery(plain, url) ? null : url.host;
}

function startsWithQuery(plain, url) {
  const start = `${url.protocol}//${url.host}`;
  return plain.startsWith(start) && '?#'.includes(plain[start.length] ?? ' ');
}

/** Without punctuation that belongs to the sentence; a parenthesis stays when it was opened within the address. */
function trimmed(address) {
  let end = address.length;
  let surplus = count(address, ')') - count(address, '(');
  for (; end > 0; end--) {
    const last = address[end - 1];
    if (last === ')' && surplus > 0) {
      surplus--;
    } else if (!LOOSE_ENDS.has(last)) {
      break;
    }
  }
  return address.slice(0, end);
}

function count(text, character) {
  let many = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
    many++;
  }
  return many;
}
