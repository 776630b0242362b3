/** What can be completed where the caret is. */
import {fold} from '../protocol/names.js';
import {types} from '../protocol/types.js';
import {isA} from '../protocol/update.js';
import {argumentAt, quoteWord} from './commands/arguments.js';

const MOST = 8;
/** How far before the caret a name may begin (§2.2.1), in characters. */
const REACH = 64;
const KEYS = {
  'channel-key': ['title', 'topic', 'rules', 'news', 'contact', 'url'],
  'user-key': ['status', 'real-name', 'location', 'contact', 'birthday', 'public-key'],
};
const ABSTRACT = new Set(['update', 'channel-update', 'target-update', 'text-update', 'role-update']);

/**
 * What may be meant by what is before the caret: {start, end, items}, the items {label, insert, detail, sign, picture, isExact} to be put
 * in place of what is from the start to the end. Null when there is nothing.
 *
 * @param sources {names(), channels(), emotes(), emoji, commands(), commandOf(text), escape(name)}: what there is
 * @param how asked, when somebody wants a name to be completed that has no sign before it
 */
export function complete(text, caret, sources, how = 'typed') {
  const before = text.slice(0, caret);
  if (before.startsWith('/') && !before.startsWith('//')) {
    return completeCommand(before, sources);
  }
  return completeSigned(before, text, sources) ?? (how === 'asked' ? completeWord(before, text, sources) : null);
}

function answer(start, end, items) {
  return items.length === 0 ? null : {start, end, items: items.slice(0, MOST)};
}

function completeSigned(before, text, sources) {
  const line = before.slice(Math.max(0, before.length - REACH)).split('\n').at(-1);
  for (const [sign, find] of Object.entries(SIGNED)) {
    const at = line.lastIndexOf(sign);
    if (at >= 0 && (at === 0 || /[\s([{"'>*_~-]/.test(line[at - 1]))) {
      const start = before.length - line.length + at;
      const items = find(line.slice(at + 1), {start, text, end: before.length, sources});
      if (items.length > 0) {
        return answer(start, before.length, items);
      }
    }
  }
  return null;
}

const SIGNED = {
  '@': (typed, place) => matching(place.sources.names(), typed).map(name => person(name, place, '@')),
  '#': (typed, {text, end, sources}) => typed === '' ? [] : matching(sources.channels(), typed)
    .map(name => ({label: `#${name}`, insert: spaced(`#${sources.escape(name)}`, text, end), isExact: fold(name) === fold(typed)})),
  ':': (typed, place) => /^[\p{L}\p{N}_+-]{2,}$/u.test(typed) ? signs(typed, place) : [],
};

/** A name without a sign before it: all that is in the line may be one, or the last word. */
function completeWord(before, text, sources) {
  const lineStart = before.lastIndexOf('\n') + 1;
  const wordStart = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n')) + 1;
  for (const start of [lineStart, wordStart]) {
    const typed = before.slice(start);
    const names = typed === '' || typed.length > REACH ? [] : sources.names().filter(name => fold(name).startsWith(fold(typed)));
    if (names.length > 0) {
      return answer(start, before.length, names.map(name => person(name, {start, text, end: before.length, sources}, '')));
    }
  }
  return null;
}

/** Whoever is addressed at the beginning is followed by a colon. */
function person(name, {start, text, end, sources}, sign) {
  const isFirst = start === 0;
  const written = sources.escape(name);
  return {
    label: name, person: name, isExact: fold(text.slice(start + sign.length, end)) === fold(name),
    insert: spaced(isFirst ? `${written}:` : sign + written, text, end),
  };
}

/** Emotes by a part of their names, then emoji by the beginnings of words of theirs. */
function signs(typed, {text, end, sources}) {
  const wanted = typed.toLowerCase();
  const emotes = sources.emotes().filter(({name}) => name.toLowerCase().includes(wanted))
    .sort((a, b) => Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)));
  const emoji = sources.emoji?.search(typed, MOST) ?? [];
  const written = ({name}) => `:${name}:`;
  return [
    ...emotes.slice(0, MOST - Math.min(2, emoji.length))
      .map(emote => ({label: written(emote), picture: emote.url, insert: spaced(written(emote), text, end)})),
    ...emoji.map(({emoji: sign, name}) => ({label: name, sign, insert: spaced(sign, text, end)})),
  ];
}

/** With a space behind it, unless one is there. */
function spaced(insert, text, end) {
  return text[end] === ' ' ? insert : `${insert} `;
}

/** Names that begin so, then those with a word that does. */
function matching(names, typed) {
  const wanted = fold(typed);
  const begins = names.filter(name => fold(name).startsWith(wanted));
  const within = wanted === '' || wanted.endsWith(' ') ? []
    : names.filter(name => !begins.includes(name) && fold(name).split(/[\s/_.-]+/).some(word => word.startsWith(wanted)));
  const exact = begins.filter(name => fold(name) === wanted);
  return [...exact, ...begins.filter(name => !exact.includes(name)), ...within];
}

function completeCommand(before, sources) {
  const found = sources.commandOf(before);
  if (!/\s/.test(before)) {
    const typed = before.slice(1).toLowerCase();
    const commands = sources.commands().filter(({names}) => names.some(name => name.startsWith(typed)))
      .sort((a, b) => Number(b.name.startsWith(typed)) - Number(a.name.startsWith(typed)) || a.name.localeCompare(b.name));
    return answer(0, before.length, commands.map(command => ({
      label: `/${command.name}`, command, isExact: command.names.includes(typed),
      insert: `/${command.name}${command.arguments.length ? ' ' : ''}`,
    })));
  }
  if (!found || before.length < found.start) {
    return null;
  }
  const place = argumentAt(found.command.arguments, found.rest, found.rest.length);
  if (place?.argument.form === 'text' && place.argument.kind === 'words') {
    return completeSigned(before, before, sources);
  }
  return place && completeArgument(place, before, found, sources);
}

function completeArgument({argument, start, text}, before, {command, start: offset}, sources) {
  const isListed = argument.form === 'text' && argument.kind !== 'words';
  const typed = isListed ? /[^\s+-]*$/.exec(text)[0] : text;
  const from = isListed ? before.length - typed.length : offset + start;
  const isLast = argument === command.arguments.at(-1);
  return answer(from, before.length, candidates(argument.kind, typed, sources).map(({insert, ...item}) => ({
    ...item, isExact: fold(item.label) === fold(typed), insert: `${isLast && !isListed ? insert : quoteWord(insert)}${isLast ? '' : ' '}`,
  })));
}

function candidates(kind, typed, sources) {
  const plain = names => matching(names, typed).map(name => ({label: name, insert: name}));
  switch (kind) {
    case 'user': return matching(sources.names(), typed).map(name => ({label: name, person: name, insert: name}));
    case 'channel': case 'joined': return plain(sources.channels());
    case 'type': return plain(types().filter(type => !ABSTRACT.has(type) && !isA(type, 'failure') && !isA(type, 'warning')));
    case 'command': return plain(sources.commands().map(({name}) => name));
    case 'role': return plain(sources.roles?.() ?? []);
    case 'emote': return signs(typed.replace(/^:/, ''), {text: '', end: 0, sources}).map(item => ({...item, insert: item.insert.trim()}));
    default: return plain(KEYS[kind] ?? []);
  }
}
