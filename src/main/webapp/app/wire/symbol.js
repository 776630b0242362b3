/** A name in a package, both in lower case (lichat.mess §1.1). Known symbols exist once, so they compare by identity. */
export class Sym {
  constructor(home, name) {
    this.package = home;
    this.name = name;
    this.print = prefix(home) + escape(name);
    Object.freeze(this);
  }

  /** The symbol as it is printed on the wire. */
  toString() {
    return this.print;
  }
}

/** How many symbols that were only read are kept, so that nobody fills the memory with names (§1.1). */
const MOST_READ = 4096;
// What clients stumble over besides the terminals: a leading digit makes a number, Lisp's reader minds # and '.
const ESCAPED = /[\t\n\v\f\r :".()0-9#'\\]/g;
const known = new Map();
let readSoFar = 0;

/** The symbol of that name, in the package `lichat` unless another is given. Both must not be empty nor hold null characters (§1.3). */
export function sym(name, home = 'lichat') {
  const [inPackage, named] = [valid(home), valid(name)];
  const key = `${inPackage}\0${named}`;
  let symbol = known.get(key);
  if (!symbol) {
    symbol = new Sym(inPackage, named);
    known.set(key, symbol);
  }
  return symbol;
}

/** The symbol of that name in the package `keyword`, which is printed as `:name`. */
export function keyword(name) {
  return sym(name, 'keyword');
}

/** The symbol that was read; it is kept only while there is room. */
export function readSymbol(home, name) {
  const [inPackage, named] = [valid(home), valid(name)];
  const found = known.get(`${inPackage}\0${named}`);
  if (found) {
    return found;
  }
  return readSoFar++ < MOST_READ ? sym(named, inPackage) : new Sym(inPackage, named);
}

function valid(part) {
  if (part === '' || part.includes('\0')) {
    throw new TypeError('The name of a symbol or of its package is empty or holds a null character.');
  }
  return part.toLowerCase();
}

function prefix(home) {
  return home === 'lichat' ? '' : home === 'keyword' ? ':' : `${escape(home)}:`;
}

function escape(part) {
  return part.replace(ESCAPED, '\\$&');
}
