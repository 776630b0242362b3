/** The surface syntax in a line: `**bold**`, `*italic*` or `_italic_`, `__underline__`, `~~strike~~`, code, `[text](url)`. */
import {element} from './elements.js';
import {safeUrl} from './links.js';
import {KINDS, atoms, flanks, runEnd} from './marks.js';

const SPECIAL = /[\\`*_~[\]:]/g;
const ESCAPABLE = '*_~`[]';
const LONGEST_URL = 2048;
const LONGEST_EMOTE = 32; // the length of names (§2.2.1)

/**
 * The inlines that a text means. What is open is on a stack with at most one entry of each kind: so every piece of text moves down a
 * bounded number of steps, and the whole takes time linear to the text, however hostile it is.
 */
class InlineReader {
  #source;
  #emotes;
  #atoms;
  #nextAtom = 0;
  #at = 0;
  #codeEnds;
  #parenthesis = -1;
  #stack = [{mark: '', kinds: [], parts: []}];

  /** @param emotes has the names, in lower case, between whose colons there is no markup */
  constructor(source, emotes) {
    this.#source = source;
    this.#emotes = emotes;
    this.#atoms = atoms(source);
    this.#codeEnds = codeEnds(source);
  }

  read() {
    while (this.#at < this.#source.length) {
      this.#step();
    }
    while (this.#stack.length > 1) {
      this.#demote(this.#stack.length - 1);
    }
    return joined(this.#stack[0].parts);
  }

  #step() {
    SPECIAL.lastIndex = this.#at;
    const special = SPECIAL.exec(this.#source)?.index ?? this.#source.length;
    while (this.#atoms[this.#nextAtom]?.start < this.#at) {
      this.#nextAtom++;
    }
    const atom = this.#atoms[this.#nextAtom];
    if (atom && atom.start <= special) {
      this.#text(atom.end);
    } else if (special > this.#at) {
      this.#text(special);
    } else {
      this.#special(this.#source[special]);
    }
  }

  #special(character) {
    switch (character) {
      case '\\': return this.#escape();
      case '`': return this.#code();
      case '[': return this.#open('[', ['link'], this.#at + 1);
      case ']': return this.#link();
      case ':': return this.#emote();
      default: return this.#mark();
    }
  }

  #text(end) {
    this.#put(this.#source.slice(this.#at, end));
    this.#at = end;
  }

  #put(part) {
    this.#stack.at(-1).parts.push(part);
  }

  #escape() {
    const escaped = this.#source[this.#at + 1];
    if (escaped === undefined || !ESCAPABLE.includes(escaped)) {
      this.#text(this.#at + 1);
    } else {
      this.#at++;
      this.#text(escaped === '`' ? runEnd(this.#source, this.#at) : this.#at + 1);
    }
  }

  #code() {
    const start = runEnd(this.#source, this.#at);
    const end = this.#codeEnds.get(this.#at);
    if (end === undefined) {
      this.#text(start);
    } else {
      this.#put(element('m', [], [unpadded(this.#source.slice(start, end))]));
      this.#at = end + start - this.#at;
    }
  }

  #emote() {
    const end = this.#source.indexOf(':', this.#at + 1);
    const name = this.#source.slice(this.#at + 1, Math.min(end, this.#at + 1 + LONGEST_EMOTE));
    const known = end > 0 && end - this.#at <= LONGEST_EMOTE + 1 && this.#emotes?.has(name.toLowerCase());
    this.#text(known ? end + 1 : this.#at + 1);
  }

  #mark() {
    const end = runEnd(this.#source, this.#at);
    const mark = this.#source.slice(this.#at, end);
    const kinds = end - this.#at <= 3 ? KINDS[mark] : undefined;
    const {opens, closes} = flanks(this.#source, this.#at, end);
    const place = this.#stack.findIndex(open => open.mark === mark);
    if (kinds && closes && place > 0) {
      this.#at = end;
      this.#close(place, contents => kinds.reduceRight((inner, kind) => [element(kind, [], inner)], contents)[0]);
    } else if (kinds && opens) {
      this.#open(mark, kinds, end);
    } else {
      this.#text(end);
    }
  }

  /** What was open of that kind never closes, or it would be within itself. */
  #open(mark, kinds, end) {
    for (let place = this.#stack.length - 1; place > 0; place--) {
      if (this.#stack[place].kinds.some(kind => kinds.includes(kind))) {
        this.#demote(place);
      }
    }
    this.#stack.push({mark, kinds, parts: []});
    this.#at = end;
  }

  #link() {
    const place = this.#stack.findIndex(open => open.mark === '[');
    const target = place > 0 ? this.#target(this.#at + 1) : null;
    const isEmpty = place > 0 && place === this.#stack.length - 1 && this.#stack[place].parts.length === 0;
    if (target === null || isEmpty || safeUrl(target) === null) {
      if (place > 0) {
        this.#demote(place);
      }
      this.#text(this.#at + 1);
    } else {
      this.#at += target.length + 3;
      this.#close(place, contents => element('link', target, contents));
    }
  }

  /** The target that begins with a parenthesis there, in which others are closed; null when there is none. */
  #target(start) {
    if (this.#source[start] !== '(') {
      return null;
    }
    if (this.#parenthesis < start) {
      this.#parenthesis = this.#source.indexOf(')', start);
      this.#parenthesis = this.#parenthesis < 0 ? Infinity : this.#parenthesis;
    }
    if (this.#parenthesis - start > LONGEST_URL) {
      return null; // found once for all that come before it
    }
    let depth = 0;
    for (let at = start; at < Math.min(this.#source.length, start + LONGEST_URL); at++) {
      const character = this.#source[at];
      depth += character === '(' ? 1 : character === ')' ? -1 : 0;
      if (depth === 0) {
        return this.#source.slice(start + 1, at);
      }
      if (/[\s<>"\\]/.test(character)) {
        return null;
      }
    }
    return null;
  }

  #close(place, wrap) {
    while (this.#stack.length - 1 > place) {
      this.#demote(this.#stack.length - 1);
    }
    const {parts} = this.#stack.pop();
    this.#put(wrap(joined(parts)));
  }

  /** What opened there is text after all. */
  #demote(place) {
    const [{mark, parts}] = this.#stack.splice(place, 1);
    const below = this.#stack[place - 1].parts;
    below.push(mark);
    parts.forEach(part => below.push(part));
  }
}

/** The inlines that a text means, for paragraphs and headings. */
export function readInlines(source, emotes) {
  return new InlineReader(source, emotes).read();
}

/** For each run of backticks where the next one of its length begins in the same line, if there is one. */
function codeEnds(source) {
  const ends = new Map();
  const open = new Map();
  for (const match of source.matchAll(/`+|\n/g)) {
    const length = match[0].length;
    if (match[0] === '\n') {
      open.clear();
    } else {
      if (open.has(length)) {
        ends.set(open.get(length), match.index);
      }
      open.set(length, match.index);
    }
  }
  return ends;
}

/** Without the spaces that keep a backtick apart from the marks. */
function unpadded(code) {
  return code.length > 2 && code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '' ? code.slice(1, -1) : code;
}

/** With strings that touch as one. */
function joined(parts) {
  const nodes = [];
  let text = [];
  const flush = () => {
    const whole = text.join('');
    text = [];
    if (whole !== '') {
      nodes.push(whole);
    }
  };
  parts.forEach(part => {
    if (typeof part === 'string') {
      text.push(part);
    } else {
      flush();
      nodes.push(part);
    }
  });
  flush();
  return nodes;
}
