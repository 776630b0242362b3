import {read} from '../wire/reader.js';
import {keyword, Sym} from '../wire/symbol.js';
import {write} from '../wire/writer.js';
import {fieldOf, nameOf, typeSymbol} from './fields.js';
import {required} from './types.js';

export {isA} from './types.js';

/** Unknown fields of extensions are kept, but nobody can fill the memory with their names. */
const MOST_NAMES = 2000;
const camels = new Map();
const kebabs = new Map();

/** An expression that is no update (§1.2), or one without what an update of its type has. */
export class MalformedUpdate extends Error {
  constructor(reason) {
    super(reason);
    this.name = 'MalformedUpdate';
  }
}

/**
 * The text of an update, with the null character behind it (§3.1). An update is a plain object: `type` is its type in lower case without
 * a package, and any other property one of its fields, in camel case. Fields that are null or undefined are left out (§1.2).
 */
export function encode(update) {
  const {type, id, clock, from, ...rest} = update;
  const out = [typeSymbol(type)];
  for (const [field, value] of Object.entries({id, clock, from, ...rest})) {
    if (value !== null && value !== undefined && value !== false) {
      const known = fieldOf(type, field);
      out.push(keyword(kebab(field)), known ? known.write(value) : value);
    }
  }
  return `${write(out)}\0`;
}

/**
 * The update that a text is. Fields of the wrong type are as if they were unset; one that the type requires must be there. Throws
 * {@link MalformedUpdate}, or MalformedExpression when the text is no expression at all.
 */
export function decode(text) {
  return ofWire(read(text));
}

/** The update that an expression is, such as those in the results of a search. */
export function ofWire(expression) {
  if (!Array.isArray(expression) || !(expression[0] instanceof Sym) || expression.length % 2 === 0) {
    throw new MalformedUpdate('An update is a list of a symbol, and of keys and values.');
  }
  const type = nameOf(expression[0]);
  const update = {type};
  for (let i = expression.length - 2; i > 0; i -= 2) { // backwards: of a field that comes twice the first counts
    if (!(expression[i] instanceof Sym)) {
      throw new MalformedUpdate('The key of a field is a symbol.');
    }
    set(update, camel(expression[i].name), expression[i + 1]);
  }
  const missing = required(type).find(field => update[field] === undefined);
  if (missing) {
    throw new MalformedUpdate(`There is no ${missing} in a ${type}.`);
  }
  return update;
}

function set(update, field, value) {
  if (field === 'type' || field === '__proto__') {
    return;
  }
  const known = fieldOf(update.type, field);
  const read = value === null ? undefined : known ? known.read(value) : value;
  if (read === undefined) {
    delete update[field];
  } else {
    update[field] = read;
  }
}

/** The name of a field as a property: updateId for update-id. */
function camel(name) {
  return cached(camels, name, () => name.replace(/-([a-z])/g, (all, letter) => letter.toUpperCase()));
}

function kebab(name) {
  return cached(kebabs, name, () => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`));
}

function cached(cache, name, make) {
  let made = cache.get(name);
  if (made === undefined) {
    made = make();
    if (cache.size < MOST_NAMES) {
      cache.set(name, made);
    }
  }
  return made;
}
