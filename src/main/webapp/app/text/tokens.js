/** What is in a plain text besides words: addresses, emotes, and names of people and channels. */
import {fold} from '../protocol/names.js';
import {addresses} from './links.js';
import {isWord} from './marks.js';

const SIGNS = /[:@#]/g;
/** The longest name of anything (§2.2.1), in characters of which one code point may take two. */
const LONGEST = 64;
/** How many signs of one text are looked up, and into how many pieces it is cut; a text with more has something else in mind. */
const MOST_LOOKUPS = 500;
const MOST_PIECES = 1000;
const WORDS = '[\\p{L}\\p{M}\\p{N}_]';

const EMOJI = '(?:\\p{RI}\\p{RI}|[0-9#*]\\uFE0F\\u20E3|'
  + '(?:\\p{Emoji_Presentation}|\\p{Extended_Pictographic}\\uFE0F|\\p{Emoji_Modifier_Base}(?=\\p{Emoji_Modifier}))'
  + '[\\uFE0F\\p{Emoji_Modifier}]?'
  + '[\\u{E0020}-\\u{E007F}]*(?:\\u200D\\p{Extended_Pictographic}\\uFE0F?\\p{Emoji_Modifier}?)*)';
const EMOJI_ONLY = new RegExp(`^(?:\\s*${EMOJI})*\\s*$`, 'u');
const EACH_EMOJI = new RegExp(EMOJI, 'gu');
const MOST_LARGE = 12;

let ownName = {name: null, pattern: null};

/**
 * The text in pieces, in order: {kind, text} each, where the kind is text, link, emote (with its url), mention (with the name and whether
 * it is mine) or channel (with its name). The channel knows its emotes and users, the chat its channels and who I am; either may be
 * missing.
 */
export function tokens(text, {channel, chat} = {}) {
  const found = [];
  let at = 0;
  const names = new Names(channel, chat);
  for (const {start, end} of addresses(text).slice(0, MOST_PIECES)) {
    names.scan(text, at, start, found);
    found.push({kind: 'link', text: text.slice(start, end)});
    at = end;
  }
  names.scan(text, at, text.length, found);
  return found;
}

/** Whether there is nothing but a few emoji and emotes, which are shown large. */
export function isLarge(pieces) {
  let many = 0;
  for (const {kind, text} of pieces) {
    if (kind !== 'emote' && (kind !== 'text' || text.length > 200 || !EMOJI_ONLY.test(text))) {
      return false;
    }
    many += kind === 'emote' ? 1 : (text.match(EACH_EMOJI) ?? []).length;
  }
  return many > 0 && many <= MOST_LARGE;
}

/** The looking for names in one text. */
class Names {
  #channel;
  #chat;
  #lookups = 0;

  constructor(channel, chat) {
    this.#channel = channel;
    this.#chat = chat;
  }

  /** Adds what is found from the start to the end. */
  scan(text, start, end, found) {
    const mine = this.#mine(text, start, end);
    let told = start;
    let at = start;
    let next = 0;
    while (at < end && found.length < MOST_PIECES) {
      SIGNS.lastIndex = at;
      const sign = Math.min(SIGNS.exec(text)?.index ?? end, end);
      while (mine[next]?.start < at) {
        next++;
      }
      const piece = mine[next]?.start <= sign ? mine[next] : sign < end ? this.#signed(text, sign, end) : null;
      if (piece) {
        push(found, text.slice(told, piece.start));
        found.push({...piece.token, text: text.slice(piece.start, piece.end)});
        told = at = piece.end;
      } else {
        at = sign + 1;
      }
    }
    push(found, text.slice(told, end));
  }

  #signed(text, at, end) {
    if (this.#lookups++ > MOST_LOOKUPS) {
      return null;
    }
    const sign = text[at];
    if (sign === ':') {
      return this.#emote(text, at, end);
    }
    if (at > 0 && isWord(text[at - 1])) {
      return null;
    }
    return sign === '@' ? this.#person(text, at, end) : this.#place(text, at, end);
  }

  /** A name between colons that is known here or above (shirakumo §3). */
  #emote(text, at, end) {
    const close = text.indexOf(':', at + 1);
    if (close < 0 || close >= end || close - at > LONGEST) {
      return null;
    }
    const name = text.slice(at + 1, close);
    const url = name === '' ? undefined : this.#channel?.emote?.(name);
    return url ? {start: at, end: close + 1, token: {kind: 'emote', name, url}} : null;
  }

  #person(text, at, end) {
    const known = longest(text, at + 1, end, name => this.#chat?.isMe(name) ? name : this.#channel?.users?.get(fold(name)));
    return known && {start: at, end: known.end, token: {kind: 'mention', name: known.value, mine: Boolean(this.#chat?.isMe(known.value))}};
  }

  #place(text, at, end) {
    const known = longest(text, at + 1, end, name => this.#chat?.channels?.get(fold(name)));
    return known && {start: at, end: known.end, token: {kind: 'channel', name: known.value.name}};
  }

  /** Where my own name is as a word, with a sign before it or without. */
  #mine(text, start, end) {
    const name = this.#chat?.name;
    if (!name || end - start < name.length) {
      return [];
    }
    if (ownName.name !== name) {
      const plain = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
      ownName = {name, pattern: new RegExp(`@?(?<!${WORDS})${plain}(?!${WORDS})`, 'giu')};
    }
    return [...text.slice(start, end).matchAll(ownName.pattern)]
      .map(match => ({start: start + match.index, end: start + match.index + match[0].length, token: {kind: 'mention', name, mine: true}}));
  }
}

/** The longest stretch from the start on that is known and ends where a word may end: names may have spaces. */
function longest(text, start, end, known) {
  for (let stop = Math.min(end, start + LONGEST); stop > start; stop--) {
    if (!(stop < text.length && isWord(text[stop])) && text[stop - 1] !== ' ') {
      const value = known(text.slice(start, stop));
      if (value !== undefined && value !== null && value !== false) {
        return {end: stop, value};
      }
    }
  }
  return null;
}

function push(found, text) {
  if (text !== '') {
    found.push({kind: 'text', text});
  }
}
