import {keyword} from '../wire/symbol.js';
import {ofWire} from '../protocol/update.js';
import {parseQuery} from '../protocol/query.js';

/** The least that a page of results holds (shirakumo §18); a shorter one is the last. */
const PAGE = 50;
/** What a window is to hold, about, and so many pages of it at most before it is made smaller. */
const WANTED = 100;
const MOST_PAGES = 6;
/** Seconds: the smallest first window, and how much larger the next one is after an empty one. */
const LEAST_SPAN = 600;
const WIDER = 4;
/** 2010-01-01: nobody spoke this protocol before. */
const BEGINNING = 3_471_292_800;
/** How many entries are fetched to get to one that is far away. */
const MOST_BETWEEN = 5000;
const CLOCK = keyword('clock');

/** What was said in a channel before what is known of it, by searching for it in windows of time. */
export class History {
  #channel;
  #chat;
  #end = null;
  #span = null;
  #page = PAGE;
  #running = null;
  /** Counts how often the log began anew: what was asked for before that says nothing about it. */
  #beginnings = 0;

  constructor(channel, chat) {
    this.#channel = channel;
    this.#chat = chat;
  }

  /** The log begins anew. */
  restart() {
    this.#end = null;
    this.#span = null;
    this.#beginnings++;
  }

  /** Fetches something older; whether there may be more. */
  older() {
    this.#running ??= this.#fetch().finally(() => this.#running = null);
    return this.#running;
  }

  /** The entry, if need be after fetching what is between it and the log; null when that is too much or there is none. */
  async around({from, id}) {
    const {log} = this.#channel;
    const known = log.find(from, id);
    if (known || !this.#isPossible()) {
      return known ?? null;
    }
    const found = await this.#search([keyword('from'), [escape(from)], keyword('id'), id], 0);
    if (found.length === 0) {
      return null;
    }
    const size = log.size;
    while (!log.find(from, id) && !log.complete && log.size - size < MOST_BETWEEN) {
      await this.older();
    }
    return log.find(from, id) ?? null;
  }

  /** The updates that a query finds, and whether there may be more. A query is a text as people write it, or what an update takes. */
  async search(query, offset = 0) {
    const found = await this.#search(typeof query === 'string' ? parseQuery(query, this.#channel.name).query : query, offset);
    return {updates: readable(found), more: found.length >= PAGE, next: offset + found.length};
  }

  async #fetch() {
    const {log} = this.#channel;
    if (!this.#isPossible()) {
      log.complete = this.#channel.ready || log.complete;
      return false;
    }
    const beginnings = this.#beginnings;
    for (let added = 0; added === 0 && !log.complete && beginnings === this.#beginnings;) {
      added = await this.#window();
    }
    return !log.complete;
  }

  #isPossible() {
    return !this.#channel.log.complete && this.#chat.has('shirakumo-history') && this.#channel.can('search');
  }

  /** Fetches one window; how many entries of it are new. */
  async #window() {
    const end = this.#until();
    const begin = end - this.#spanOf() <= BEGINNING ? true : end - this.#span;
    const beginnings = this.#beginnings;
    const results = await this.#all(begin, end);
    if (beginnings !== this.#beginnings) {
      return 0;
    }
    if (results === null) {
      this.#span = Math.max(Math.floor(this.#span / WIDER), 1);
      return 0;
    }
    this.#end = begin;
    this.#span = results.length < PAGE ? this.#span * WIDER : this.#span;
    const added = this.#channel.takeOlder(readable(results));
    if (begin === true) {
      this.#channel.log.complete = true;
    }
    return added;
  }

  /** Up to when nothing is known, inclusive, since others may have spoken in the same second. */
  #until() {
    const first = this.#channel.log.entries.find(entry => entry.state === 'sent')?.clock ?? this.#chat.clock();
    return Math.min(first, this.#end ?? first);
  }

  /** How long ago about as much was said as is wanted. */
  #spanOf() {
    if (this.#span === null) {
      const {entries} = this.#channel.log;
      const known = entries.length > 1 ? entries.at(-1).clock - entries[0].clock : LEAST_SPAN;
      this.#span = Math.max(LEAST_SPAN, Math.ceil(known * WANTED / Math.max(entries.length, 1)));
    }
    return this.#span;
  }

  /** All pages of a window; null when it holds so much that a smaller one should be taken. */
  async #all(begin, end) {
    const query = [CLOCK, [begin, end]];
    const results = await this.#search(query, 0);
    this.#page = Math.max(this.#page, results.length);
    if (results.length < PAGE) {
      return results;
    }
    const isMuch = (begin === true || end - begin > 1) && (await this.#search(query, MOST_PAGES * this.#page)).length > 0;
    if (isMuch) {
      this.#span = begin === true ? end - BEGINNING : end - begin;
      return null;
    }
    for (let page = results; page.length >= PAGE;) {
      page = await this.#search(query, results.length);
      results.push(...page);
    }
    return results;
  }

  /** The results as they are on the wire, since offsets count those too that cannot be read. */
  async #search(query, offset) {
    const {name} = this.#channel;
    const answers = await this.#chat.request({type: 'search', channel: name, query, offset: offset > 0 ? offset : null});
    return answers.flatMap(answer => answer.results ?? []);
  }
}

/** A name as a pattern that means itself. */
function escape(name) {
  return name.replace(/[\\*_]/g, '\\$&');
}

function readable(results) {
  return results.flatMap(result => {
    try {
      return [ofWire(result)];
    } catch {
      return [];
    }
  });
}
