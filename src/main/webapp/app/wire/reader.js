import {readSymbol} from './symbol.js';

/** What one text may hold: lists in each other, expressions, characters of a name, digits of a number, characters in all. */
const BOUNDS = {depth: 64, expressions: 1_000_000, name: 1024, digits: 100, text: 64 * 1024 * 1024};

const [NULL, QUOTE, OPEN, CLOSE, POINT, COLON, BACKSLASH] = [0, 34, 40, 41, 46, 58, 92];
const [ZERO, NINE] = [48, 57];
const isWhite = flags('\t\n\v\f\r ');
const endsName = flags('\t\n\v\f\r :".()\0');

/** A text that is not one expression of the grammar (§1), or is beyond what a client takes. */
export class MalformedExpression extends Error {
  constructor(reason, at) {
    super(`${reason} (at ${at})`);
    this.name = 'MalformedExpression';
    this.at = at;
  }
}

/**
 * Reads the one expression in the text; white space around it and one null character behind it are allowed (§3.1). Strings become
 * strings, lists arrays, integers numbers or, beyond 2^53, bigints, NIL null, T true, and other symbols {@link Sym}s.
 */
export function read(text) {
  return new Reading(text).one();
}

/** One pass over one text; the methods bear the names of the grammar and leave `at` behind what they read. */
class Reading {
  #text;
  #at = 0;
  #depth = 0;
  #expressions = 0;

  constructor(text) {
    if (text.length > BOUNDS.text) {
      throw new MalformedExpression('The text is too long.', BOUNDS.text);
    }
    this.#text = text;
  }

  one() {
    this.#white();
    const result = this.#expression();
    this.#white();
    if (this.#text.charCodeAt(this.#at) === NULL) {
      this.#at++;
      this.#white();
    }
    if (this.#at < this.#text.length) {
      throw this.#malformed('There is more than one expression, or no white space after the first.');
    }
    return result;
  }

  #expression() {
    if (this.#at === this.#text.length) {
      throw this.#malformed('The text ends where an expression should be.');
    }
    if (++this.#expressions > BOUNDS.expressions) {
      throw this.#malformed('There are too many expressions.');
    }
    const c = this.#text.charCodeAt(this.#at);
    if (c === OPEN) {
      return this.#list();
    }
    if (c === QUOTE) {
      return this.#string();
    }
    return isDigit(c) || c === POINT ? this.#number() : this.#symbol();
  }

  #list() {
    if (++this.#depth > BOUNDS.depth) {
      throw this.#malformed('Lists are nested too deeply.');
    }
    const result = [];
    this.#at++;
    for (let separated = true; ; separated = false) {
      separated = this.#white() || separated;
      if (this.#at === this.#text.length) {
        throw this.#malformed('A list is not closed.');
      }
      if (this.#text.charCodeAt(this.#at) === CLOSE) {
        break;
      }
      if (!separated) {
        throw this.#malformed('There is no white space between two expressions.');
      }
      result.push(this.#expression());
    }
    this.#at++;
    this.#depth--;
    return result;
  }

  #string() {
    const start = this.#at + 1;
    let end = start;
    let escapes = false;
    for (let c = this.#inString(end); c !== QUOTE; c = this.#inString(++end)) {
      if (c === BACKSLASH) {
        escapes = true;
        this.#inString(++end);
      }
    }
    this.#at = end + 1;
    const raw = this.#text.slice(start, end);
    return escapes ? unescape(raw) : raw;
  }

  #inString(index) {
    const c = this.#text.charCodeAt(index);
    if (c === NULL || Number.isNaN(c)) {
      this.#at = index;
      throw this.#malformed(c === NULL ? 'There is a null character in a string.' : 'A string is not closed.');
    }
    return c;
  }

  #number() {
    const start = this.#at;
    let points = 0;
    let c = this.#text.charCodeAt(start);
    for (; isDigit(c) || (c === POINT && points === 0); c = this.#text.charCodeAt(++this.#at)) {
      points += c === POINT ? 1 : 0;
    }
    if (this.#at - start - points > BOUNDS.digits) {
      throw this.#malformed('A number has too many digits.');
    }
    if (this.#at < this.#text.length && !endsName[c]) {
      throw this.#malformed('A number has a character in it that is no digit.');
    }
    return value(this.#text.slice(start, this.#at), points);
  }

  #symbol() {
    const start = this.#at;
    let colon = -1;
    let end = start;
    for (; end < this.#text.length; end++) {
      const c = this.#text.charCodeAt(end);
      if (c === BACKSLASH) {
        end++;
        if (!(this.#text.charCodeAt(end) > NULL)) {
          this.#at = Math.min(end, this.#text.length);
          throw this.#malformed('There is nothing behind a backslash.');
        }
      } else if (c === COLON && colon < 0) {
        colon = end;
      } else if (endsName[c]) {
        break;
      }
    }
    this.#at = end;
    if (this.#text.charCodeAt(end) === COLON) {
      throw this.#malformed('A symbol has more than one colon.');
    }
    if (end === start || colon === end - 1) {
      throw this.#malformed('There is an empty name, or a character that cannot begin an expression.');
    }
    return this.#named(start, colon, end);
  }

  #named(start, colon, end) {
    if (end - start > 2 * BOUNDS.name) {
      throw this.#malformed('The name of a symbol is too long.');
    }
    const name = unescape(this.#text.slice(colon + 1 || start, end));
    const home = colon < 0 ? 'lichat' : colon === start ? 'keyword' : unescape(this.#text.slice(start, colon));
    const symbol = readSymbol(home, name);
    return symbol === NIL ? null : symbol === T ? true : symbol;
  }

  /** Passes over white space; whether there was any. */
  #white() {
    const start = this.#at;
    while (isWhite[this.#text.charCodeAt(this.#at)]) {
      this.#at++;
    }
    return this.#at > start;
  }

  #malformed(reason) {
    return new MalformedExpression(reason, this.#at);
  }
}

const NIL = readSymbol('lichat', 'nil');
const T = readSymbol('lichat', 't');

function isDigit(c) {
  return c >= ZERO && c <= NINE;
}

function value(spelling, points) {
  if (points > 0) {
    return spelling === '.' ? 0 : Number(spelling);
  }
  const number = Number(spelling);
  return Number.isSafeInteger(number) ? number : BigInt(spelling);
}

function unescape(part) {
  return part.includes('\\') ? part.replace(/\\([^])/gu, '$1') : part;
}

function flags(characters) {
  const table = new Array(128).fill(false);
  for (const c of characters) {
    table[c.charCodeAt(0)] = true;
  }
  return table;
}
