import {Sym} from './symbol.js';

/** The most lists in each other that are written. */
const DEPTH = 64;
const QUOTED = /["\\]/g;

/**
 * Prints a value as every client reads it: in lower case, with single spaces (§1). Null characters in strings are left out (§1.3); null
 * and false are NIL, true is T. Numbers have no sign and no exponent, as the grammar has none.
 */
export function write(value) {
  return print(value, 0);
}

function print(value, depth) {
  switch (typeof value) {
    case 'string':
      return `"${text(value)}"`;
    case 'number':
      return number(value);
    case 'bigint':
      return notNegative(value).toString();
    case 'boolean':
      return value ? 'T' : 'NIL';
    default:
      return object(value, depth);
  }
}

function object(value, depth) {
  if (value === null) {
    return 'NIL';
  }
  if (value instanceof Sym) {
    return value.print;
  }
  if (!Array.isArray(value)) {
    throw new TypeError(`There is no way to print ${String(value)}.`);
  }
  if (depth >= DEPTH) {
    throw new RangeError(`Lists are nested deeper than ${DEPTH}.`);
  }
  return `(${value.map(element => print(element, depth + 1)).join(' ')})`;
}

function text(string) {
  return (string.includes('\0') ? string.replaceAll('\0', '') : string).replace(QUOTED, '\\$&');
}

function number(value) {
  if (!Number.isFinite(value)) {
    throw new RangeError(`${value} cannot be printed.`);
  }
  notNegative(value);
  if (Number.isInteger(value)) {
    return BigInt(value).toString();
  }
  const shortest = String(value);
  return shortest.includes('e') ? value.toFixed(20).replace(/0+$/, '') : shortest;
}

function notNegative(value) {
  if (value < 0) {
    throw new RangeError('A negative number cannot be printed.');
  }
  return value;
}
