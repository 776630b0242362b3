/**
 * Addresses and masks of bans. People write networks as {@code 10.0.0.0/8}; the protocol has an address and a mask whose set bits may be
 * any (shirakumo §10), which is the inverse of a netmask. Bits are bigints of 128 bits; an IPv4 address is mapped into IPv6.
 */
const BITS = 128n;
const ALL = (1n << BITS) - 1n;
const MAPPED = 0xffffn << 32n;

/** The bits of an address, {@code {bits, isV4}}; null when the text is none. */
export function parseAddress(text) {
  const v4 = parseV4(text);
  if (v4 !== null) {
    return {bits: MAPPED | v4, isV4: true};
  }
  const bits = parseV6(text);
  return bits === null ? null : {bits, isV4: bits >> 32n === 0xffffn};
}

/** The network that is written, {@code {ip, mask}}; the mask is missing where one address is meant. Null if it is none. */
export function parseNetwork(text) {
  const [, address, length] = text.trim().match(/^([^/]+?)(?:\s*\/\s*(\d{1,3}))?$/) ?? [];
  const parsed = address ? parseAddress(address) : null;
  if (!parsed) {
    return null;
  }
  const isV4 = parsed.isV4 && address.includes('.');
  const most = isV4 ? 32 : 128;
  if (length === undefined || Number(length) === most) {
    return {ip: address};
  }
  if (Number(length) > most) {
    return null;
  }
  const open = (1n << BigInt(most - Number(length))) - 1n;
  return isV4
    ? {ip: formatV4(parsed.bits & 0xffffffffn & ~open), mask: formatV4(open)}
    : {ip: formatV6(parsed.bits & ~open & ALL), mask: formatV6(open)};
}

/** A ban as people write it: an address, a network with the length of its prefix, or, where the mask has gaps, both as they are. */
export function formatNetwork(ip, mask) {
  const address = parseAddress(ip);
  const open = mask ? parseMask(mask) : 0n;
  if (!address || open === null) {
    return mask ? `${ip} ${mask}` : ip;
  }
  if (open & open + 1n) {
    return `${formatAddress(address)} ~ ${mask}`;
  }
  const length = 128 - bitLength(open);
  if (length === 128) {
    return formatAddress(address);
  }
  return address.isV4 && length >= 96 ? `${formatAddress(address)}/${length - 96}` : `${formatV6(address.bits)}/${length}`;
}

/** The address without what maps it into IPv6. */
export function formatAddress({bits, isV4}) {
  return isV4 ? formatV4(bits & 0xffffffffn) : formatV6(bits);
}

function parseMask(text) {
  return parseV4(text) ?? parseV6(text);
}

function parseV4(text) {
  const parts = text.split('.');
  const isV4 = parts.length === 4 && parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return isV4 ? parts.reduce((bits, part) => bits << 8n | BigInt(part), 0n) : null;
}

function parseV6(text) {
  const [, before, last] = text.match(/^(.*:)([\d.]+\.[\d.]+)$/) ?? [];
  const tail = last ? parseV4(last) : null;
  if (last) {
    return tail === null ? null : parseV6(`${before}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`);
  }
  const halves = text.split('::');
  const words = halves.map(half => half ? half.split(':') : []);
  const count = words.flat().length;
  const isWhole = halves.length === 1 ? count === 8 : halves.length === 2 && count < 8;
  if (!isWhole || !words.flat().every(word => /^[\da-f]{1,4}$/i.test(word))) {
    return null;
  }
  const all = halves.length === 1 ? words[0] : [...words[0], ...Array(8 - count).fill('0'), ...words[1]];
  return all.reduce((bits, word) => bits << 16n | BigInt(`0x${word}`), 0n);
}

function formatV4(bits) {
  return [24n, 16n, 8n, 0n].map(shift => bits >> shift & 255n).join('.');
}

/** As RFC 5952 has it: the longest run of zeros, two at least, is left out. */
function formatV6(bits) {
  const words = Array.from({length: 8}, (_, index) => (bits >> BigInt(112 - 16 * index) & 0xffffn).toString(16));
  const text = words.join(':');
  const runs = text.match(/(?<![\da-f])0(:0)+(?![\da-f])/g) ?? [];
  const longest = runs.reduce((most, run) => run.length > most.length ? run : most, '');
  if (!longest) {
    return text;
  }
  const at = text.search(new RegExp(`(?<![\\da-f])${longest}(?![\\da-f])`));
  return `${text.slice(0, at).replace(/:$/, '')}::${text.slice(at + longest.length).replace(/^:/, '')}`;
}

function bitLength(bits) {
  return bits === 0n ? 0 : bits.toString(2).length;
}
