import {keyword, sym, Sym} from '../wire/symbol.js';
import {OWN_TYPES} from './types.js';

/** Packages whose symbols are known by their name alone; no two of them have a type or a key of the same name. */
const PLAIN = new Set(['lichat', 'keyword', 'shirakumo', 'lichat-ee']);

const isString = value => typeof value === 'string';
const isId = value => isString(value) || typeof value === 'number' || typeof value === 'bigint';
const isInteger = value => Number.isSafeInteger(value);

/** How a field is read and written: `read` answers undefined for what is none, `write` the value on the wire. */
const kind = (is, read = value => value, write = value => value) => ({read: value => is(value) ? read(value) : undefined, write});
const listOf = ({read, write}) => kind(Array.isArray, list => list.map(read).filter(value => value !== undefined), list => list.map(write));

const string = kind(isString);
const id = kind(isId);
const integer = kind(isInteger);
const flag = kind(value => value === true);
const list = kind(Array.isArray);
const strings = listOf(string);
const type = kind(value => value instanceof Sym, nameOf, typeSymbol);
const key = kind(value => value instanceof Sym || isString(value), value => isString(value) ? value : nameOf(value), keyword);
const keys = {
  read: value => value === true || (Array.isArray(value) && value[0] === true) ? true : listOf(key).read(value),
  write: value => value === true ? true : value.map(keyword),
};
const names = {read: value => Array.isArray(value) ? strings.read(value) : string.read(value), write: value => value};
const rule = kind(value => Array.isArray(value) && value[0] instanceof Sym, readRule, writeRule);
const pairs = listOf(kind(isPair, readPair, ([name, value]) => [keyword(name), value]));
const reply = kind(isReply, ([from, updateId]) => ({from, id: updateId}), writeReply);

const FIELDS = {
  id, updateId: id, clock: integer, from: string, channel: string, target: names, text: string, password: string, version: string,
  extensions: strings, users: strings, channels: strings, permissions: listOf(rule), update: type, permitted: listOf(type),
  registered: flag, attributes: pairs, compatibleVersions: strings, since: integer, contentType: string, filename: string,
  payload: string, allowedContentTypes: strings, names: strings, name: string, keys, key, by: integer, ip: string, mask: string,
  bridge: string, link: string, rich: list, info: pairs, shares: list, identities: strings, signature: string, results: list,
  offset: integer, query: list, emote: string, replyTo: reply, otpToken: string, otpKey: string, role: string, roles: strings,
};

/** The connections of a user are a number in user-info, and lists of attributes in server-info. */
const connections = {
  read: value => isInteger(value) ? value : listOf(pairs).read(value),
  write: value => value,
};
/** Fields that are something else in some types. */
const SPECIAL = {
  'ip-blacklist': {target: listOf(strings)},
  'share-identity': {key: string}, 'unshare-identity': {key: string}, 'assume-identity': {key: string},
};

/** How that field of that type is read and written; undefined when it is not known. */
export function fieldOf(typeName, field) {
  if (field === 'connections') {
    return connections;
  }
  const special = Object.hasOwn(SPECIAL, typeName) ? SPECIAL[typeName][field] : undefined;
  return special ?? (Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined);
}

/** The symbol of an update type's name. */
export function typeSymbol(name) {
  if (OWN_TYPES.has(name)) {
    return sym(name, 'lichat-ee');
  }
  const colon = name.indexOf(':');
  return colon > 0 ? sym(name.slice(colon + 1), name.slice(0, colon)) : sym(name);
}

/** The name of a symbol, with its package only when that is nobody's we know. */
export function nameOf(symbol) {
  return PLAIN.has(symbol.package) ? symbol.name : `${symbol.package}:${symbol.name}`;
}

function isPair(value) {
  return Array.isArray(value) && value.length >= 2 && (isString(value[0]) || value[0] instanceof Sym);
}

function readPair([name, value]) {
  return [isString(name) ? name : nameOf(name), value];
}

function isReply(value) {
  return Array.isArray(value) && isString(value[0]) && isId(value[1]);
}

/** A rule (§2.5): who may send updates of a type is everybody (true), nobody (false), only these, or all except these. */
function readRule([symbol, who]) {
  if (!Array.isArray(who)) {
    return {type: nameOf(symbol), names: who === true};
  }
  const listed = strings.read(who.slice(1));
  return {type: nameOf(symbol), names: who[0] instanceof Sym && who[0].name === '-' ? {except: listed} : listed};
}

function writeRule({type: name, names: who}) {
  if (typeof who === 'boolean' || who === null) {
    return [typeSymbol(name), who === true ? true : null];
  }
  return [typeSymbol(name), Array.isArray(who) ? [sym('+'), ...who] : [sym('-'), ...who.except]];
}

function writeReply(value) {
  return Array.isArray(value) ? value : [value.from, value.id];
}
