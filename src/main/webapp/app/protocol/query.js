import {keyword} from '../wire/symbol.js';
import {fromDate} from './clock.js';

/** Which fields of updates people may name, and how what they write of them is meant. */
const STRINGS = ['from', 'text', 'target', 'link', 'bridge', 'emote', 'filename', 'content-type'];
const IDS = ['id', 'update-id'];
const TOKEN = /"((?:\\[^]|[^"\\])*)"?|[^\s"]+/y;
const FIELD = /([\p{L}\p{N}-]+):(?=\S)/uy;
const SPAN = /^(\d{1,6})([smhdw])$/;
const SECONDS = {s: 1, m: 60, h: 3600, d: 86_400, w: 604_800};

/**
 * What is searched for, as people write it (shirakumo §18): {@code from:tester after:2020-01-01 this "that is" in:test}. The query is
 * what a search update takes: keys and values by turns. A word with a colon whose field does not exist is a word like any
 * other. Times that are none are left out, and named in `wrong`.
 */
export function parseQuery(text, currentChannel) {
  const found = {channel: currentChannel, fields: new Map(), after: true, before: true, wrong: []};
  for (let at = skip(text, 0); at < text.length; at = skip(text, at)) {
    const field = fieldAt(text, at);
    const start = field ? at + field.length + 1 : at;
    TOKEN.lastIndex = start;
    const [whole, quoted] = TOKEN.exec(text) ?? [text.slice(start)];
    add(found, field ?? 'text', quoted === undefined ? whole : quoted.replace(/\\([^])/g, '$1'));
    at = start + Math.max(whole.length, 1);
  }
  return {channel: found.channel, query: initargs(found), wrong: found.wrong};
}

/** The text that stands for such a query; what is empty is left out. */
export function formatQuery({text = '', from = '', after = '', before = '', in: channel = ''}) {
  const fields = Object.entries({from, after, before, in: channel}).filter(([, value]) => value);
  return [...fields.map(([field, value]) => `${field}:${quote(String(value))}`), ...text ? [text.trim()] : []].join(' ');
}

/** A text as one token, in quotes only if it has to be. */
export function quote(text) {
  return text !== '' && !/[\s":]/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/**
 * The clock that somebody means, in the time zone of this machine: 2026-11-21, 2026-11-21T14:05, 14:05 of today, 2h or 3d ago, or a clock;
 * null when it is none.
 */
export function parseTime(text, current = new Date()) {
  const span = SPAN.exec(text);
  if (span) {
    return fromDate(current) - Number(span[1]) * SECONDS[span[2]];
  }
  if (/^\d{9,11}$/.test(text)) {
    return Number(text);
  }
  if (/^\d{1,2}:\d{2}$/.test(text)) {
    const [hours, minutes] = text.split(':').map(Number);
    const day = new Date(current);
    return hours < 24 && minutes < 60 ? fromDate(new Date(day.setHours(hours, minutes, 0, 0))) : null;
  }
  // Without a time the language takes the day of UTC, which is not the day that people mean.
  const isDay = /^\d{4}-\d{2}(-\d{2})?$/.test(text);
  const date = new Date(isDay ? `${text.padEnd(10, '-01')}T00:00` : /^\d{4}-/.test(text) ? text : NaN);
  return Number.isNaN(Number(date)) ? null : fromDate(date);
}

function skip(text, from) {
  let at = from;
  while (at < text.length && /\s/.test(text[at])) {
    at++;
  }
  return at;
}

function fieldAt(text, at) {
  FIELD.lastIndex = at;
  const name = FIELD.exec(text)?.[1].toLowerCase();
  return name && ['after', 'before', 'in', ...STRINGS, ...IDS].includes(name) ? name : null;
}

function add(found, field, token) {
  if (field === 'in') {
    found.channel = token;
  } else if (field === 'after' || field === 'before') {
    const clock = parseTime(token);
    clock === null ? found.wrong.push(`${field}:${token}`) : found[field] = clock;
  } else {
    found.fields.set(field, [...found.fields.get(field) ?? [], token]);
  }
}

function initargs({fields, after, before}) {
  const query = [];
  for (const [field, values] of fields) {
    query.push(keyword(field), IDS.includes(field) ? idOf(values[0]) : values);
  }
  if (after !== true || before !== true) {
    query.push(keyword('clock'), [after, before]);
  }
  return query;
}

function idOf(token) {
  return /^\d{1,40}$/.test(token) ? (Number.isSafeInteger(Number(token)) ? Number(token) : BigInt(token)) : token;
}
