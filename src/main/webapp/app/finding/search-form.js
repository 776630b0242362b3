/** What is searched for, as the fields of a form and as a line of text (shirakumo §18), which say the same. */
import {formatQuery} from '../protocol/query.js';

const FIELDS = ['from', 'after', 'before', 'in'];
const TOKEN = /(?:([a-z]+):(?=\S))?("(?:\\[^]|[^"\\])*"?|[^\s"]+)\s*/giy;

/** The form of a line: {@code {text, from, after, before, in}}. What the form has no field for, or has twice, stays in its text. */
export function formOf(line) {
  const form = {text: '', from: '', after: '', before: '', in: ''};
  const words = [];
  TOKEN.lastIndex = line.length - line.trimStart().length;
  for (let at = TOKEN.lastIndex; at < line.length; at = TOKEN.lastIndex) {
    const match = TOKEN.exec(line);
    if (!match) {
      words.push(line.slice(at).trim());
      break;
    }
    const field = match[1]?.toLowerCase();
    if (FIELDS.includes(field) && !form[field]) {
      form[field] = bare(match[2]);
    } else {
      words.push(match[0].trim());
    }
  }
  return {...form, text: words.join(' ')};
}

/** The line of a form. */
export function lineOf(form) {
  return formatQuery(form);
}

/** Parts {@code {text, isMatch}} of a text: what of it the words of a query are, as the server compares them (patterns with * and _). */
export function marked(text, patterns) {
  const sources = patterns.map(sourceOf).filter(Boolean);
  if (sources.length === 0 || !text) {
    return [{text, isMatch: false}];
  }
  const parts = [];
  let at = 0;
  for (const {0: found, index} of text.matchAll(new RegExp(sources.join('|'), 'gsu'))) {
    if (found) {
      parts.push({text: text.slice(at, index), isMatch: false}, {text: found, isMatch: true});
      at = index + found.length;
    }
  }
  return [...parts, {text: text.slice(at), isMatch: false}].filter(part => part.text);
}

/** The patterns for texts in a query as updates have it: keys and values by turns. */
export function patternsOf(query) {
  const at = query.findIndex((key, index) => index % 2 === 0 && key?.name === 'text');
  return at < 0 ? [] : [query[at + 1]].flat().filter(pattern => typeof pattern === 'string');
}

/** Around the first match, so many characters of a long text. */
export function excerpt(parts, most = 280) {
  const first = parts.findIndex(part => part.isMatch);
  const before = parts.slice(0, Math.max(first, 0)).reduce((sum, part) => sum + part.text.length, 0);
  const from = Math.max(0, before - most / 3);
  return cut(parts, from, from + most);
}

function cut(parts, from, to) {
  let at = 0;
  const kept = parts.map(part => {
    const start = at;
    at += part.text.length;
    return {...part, text: part.text.slice(Math.max(0, from - start), Math.max(0, to - start))};
  }).filter(part => part.text);
  return [...from > 0 ? [{text: '… ', isMatch: false}] : [], ...kept, ...at > to ? [{text: ' …', isMatch: false}] : []];
}

function bare(token) {
  return token.startsWith('"') ? token.replace(/^"|"$/g, '').replace(/\\([^])/g, '$1') : token;
}

/** A pattern as a regular expression; * at its ends says nothing, since it matches anywhere. */
function sourceOf(pattern) {
  const signs = pattern.replace(/^\*+|(?<!\\)\*+$/g, '').match(/\\[^]|[^]/gu) ?? [];
  return signs.map(sign => ({'*': '.*?', '_': '.'})[sign] ?? literal(sign.replace(/^\\([^])/u, '$1'))).join('');
}

function literal(sign) {
  return sign.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
