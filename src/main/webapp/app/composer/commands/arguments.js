/**
 * The words of a command's line: between spaces, or in double quotes, where a backslash keeps a quote or a backslash as it is. The last
 * argument of a command goes to the end of the line, so a name with spaces needs quotes only where something follows it.
 */

/** The next word from an index on: {start, end, text}, the quotes in the line but not in the text. Empty at the end when there is none. */
export function nextWord(line, from) {
  const start = skip(line, from);
  if (line[start] === '"') {
    return quoted(line, start);
  }
  let end = start;
  while (end < line.length && !isSpace(line[end])) {
    end++;
  }
  return {start, end, text: line.slice(start, end)};
}

/** A name as it is written before other arguments. */
export function quoteWord(text) {
  return /[\s"]/.test(text) || text === '' ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
}

/** What is missing, or too much, in words of the caller: `kind` is missing or surplus, `argument` the one that is missing. */
export class WrongArguments extends Error {
  constructor(kind, argument = null) {
    super(kind);
    this.kind = kind;
    this.argument = argument;
  }
}

/** What was typed and cannot be: `key` of the text that says so, with its arguments. */
export class BadWord extends Error {
  constructor(key, args) {
    super(key);
    this.key = key;
    this.args = args;
  }
}

/**
 * What was typed for each argument, by their labels; those that are optional and were left out are not there.
 *
 * @param wanted the arguments of the command: {label, form: word or text, need: required or optional}
 * @param line what is behind the name of the command
 */
export function readArguments(wanted, line) {
  const typed = {};
  let at = 0;
  wanted.forEach((argument, index) => {
    const {text, end} = readOne(argument, line, at, index === wanted.length - 1);
    at = end;
    if (text !== '') {
      typed[argument.label] = text;
    } else if (argument.need === 'required') {
      throw new WrongArguments('missing', argument);
    }
  });
  if (skip(line, at) < line.length) {
    throw new WrongArguments('surplus');
  }
  return typed;
}

/**
 * Which argument an index of the line is in: {argument, start, text}, where the text is what is typed of it up to there, without quotes.
 * Null behind the last one.
 */
export function argumentAt(wanted, line, caret) {
  let at = 0;
  for (const [index, argument] of wanted.entries()) {
    const start = skip(line, at);
    const isLast = index === wanted.length - 1;
    const word = nextWord(line, at);
    if (isLast || caret <= word.end || start >= line.length) {
      const from = Math.min(start, caret);
      return {argument, start: from, text: line[from] === '"' ? quoted(line.slice(0, caret), from).text : line.slice(from, caret)};
    }
    at = word.end;
  }
  return null;
}

function readOne(argument, line, at, isLast) {
  if (!isLast) {
    return nextWord(line, at);
  }
  if (argument.form === 'text') {
    return {text: line.slice(at).trim(), end: line.length};
  }
  const word = nextWord(line, at);
  const isWhole = skip(line, word.end) === line.length;
  return {text: isWhole ? word.text : line.slice(word.start).trim(), end: line.length};
}

function quoted(line, start) {
  let text = '';
  let at = start + 1;
  for (; at < line.length && line[at] !== '"'; at++) {
    at += line[at] === '\\' && at + 1 < line.length ? 1 : 0;
    text += line[at];
  }
  return {start, end: Math.min(at + 1, line.length), text};
}

function skip(line, from) {
  let at = from;
  while (at < line.length && isSpace(line[at])) {
    at++;
  }
  return at;
}

function isSpace(character) {
  return character.trim() === '';
}
