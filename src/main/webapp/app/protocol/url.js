const DEFAULT_PORT = 1111;
const LAST_PORT = 65_535;
const URL_FORM = /^lichat:\/\/(\[[^\]]*\]|[^:/?#]*)(?::([0-9]{1,5}))?(?:\/([^?#]*))?(?:\?[^#]*)?(?:#(.*))?$/iu;
const HOST = /^(?:[^\s/?#[\]@%\\:]+|\[[0-9a-f:.]+\])$/iu;
const NUMBER = /^(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/;

/**
 * What a URL refers to (shirakumo §25): a server, a channel there, or a message in it; null when it is no such URL. The channel and the
 * message are null when it names none. A message's sender is null when only its id is given (§7).
 */
export function parseLichatUrl(text) {
  const parts = /[\s\p{Cc}]/u.test(text) ? null : URL_FORM.exec(text);
  try {
    return parts && parsed(parts);
  } catch {
    return null; // an encoding that is none
  }
}

function parsed([, host, port, channel, message]) {
  const found = {
    host: decodeURIComponent(host).toLowerCase(),
    port: port === undefined ? DEFAULT_PORT : Number(port),
    channel: channel ? decodeURIComponent(channel) : null,
    message: message ? parseMessage(message) : null,
  };
  const valid = HOST.test(found.host) && found.port >= 1 && found.port <= LAST_PORT && (found.channel || !found.message);
  return valid ? found : null;
}

/** The URL of these; the port is left out when it is the default one. */
export function formatLichatUrl({host, port = DEFAULT_PORT, channel = null, message = null}) {
  const place = `lichat://${host}${port === DEFAULT_PORT ? '' : `:${port}`}/`;
  return place + (channel ? encode(channel).replaceAll('%2F', '/') : '') + (message ? `#${formatMessage(message)}` : '');
}

function parseMessage(fragment) {
  const at = fragment.indexOf('@');
  return {from: at < 0 ? null : decodeURIComponent(fragment.slice(0, at)), id: parseId(decodeURIComponent(fragment.slice(at + 1)))};
}

function formatMessage({from, id}) {
  const printed = typeof id === 'string' && isQuoted(id) ? `"${id.replace(/["\\]/g, '\\$&')}"` : String(id);
  return (from ? `${encode(from)}@` : '') + encode(printed);
}

/** What looks like a number is one, unless it is in quotes as on the wire. */
function parseId(text) {
  if (text.startsWith('"')) {
    return text.slice(1, -1).replace(/\\([^])/g, '$1');
  }
  if (!NUMBER.test(text)) {
    return text;
  }
  return text.includes('.') || Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
}

function isQuoted(id) {
  return id === '' || id.startsWith('"') || NUMBER.test(id);
}

function encode(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
