/** Keys of one-time passwords (shirakumo §24), as RFC 6238 and authenticator apps have them: random bytes in Base32, and SHA-1. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BYTES = 20;
/** Seconds. */
const PERIOD = 30;
const DIGITS = 6;

/** A new key. */
export function newKey() {
  return toBase32(crypto.getRandomValues(new Uint8Array(BYTES)));
}

/** Bytes in Base32 (RFC 4648) without padding. */
export function toBase32(bytes) {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map(five => ALPHABET[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The bytes of a text in Base32. */
export function fromBase32(text) {
  const bits = [...text].map(digit => ALPHABET.indexOf(digit).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], byte => parseInt(byte, 2));
}

/** The key in fours, as it is easier to type. */
export function inGroups(key) {
  return key.match(/.{1,4}/g).join(' ');
}

/** The URI by which an authenticator app knows the account; both the server and the user are named in it, as apps list many of them. */
export function otpUri(key, server, name) {
  const issuer = encodeURIComponent(server);
  const parameters = `secret=${key}&issuer=${issuer}&algorithm=SHA1&digits=${DIGITS}&period=${PERIOD}`;
  return `otpauth://totp/${issuer}:${encodeURIComponent(name)}?${parameters}`;
}

/** Whether the browser can check one-time passwords, which it does on secure pages only. */
export function canCheck() {
  return globalThis.crypto?.subtle !== undefined;
}

/** Whether a one-time password is the key's of that moment, or of one step before or after. */
export async function isRight(password, key, seconds = Date.now() / 1000) {
  const steps = [-1, 0, 1].map(step => Math.floor(seconds / PERIOD) + step);
  const right = await Promise.all(steps.map(step => passwordOf(key, step)));
  return right.includes(password.replace(/\s/g, ''));
}

/** The one-time password of a key in a step of time (RFC 4226, 5.3). */
export async function passwordOf(key, step) {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const algorithm = {name: 'HMAC', hash: 'SHA-1'};
  const secret = await crypto.subtle.importKey('raw', fromBase32(key), algorithm, false, ['sign']);
  const mac = new DataView(await crypto.subtle.sign('HMAC', secret, counter.buffer));
  const at = mac.getUint8(mac.byteLength - 1) & 15;
  return String((mac.getUint32(at) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}
