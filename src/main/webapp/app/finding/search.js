import {live} from '../lib/lit-html/directives/live.js';
import {repeat} from '../lib/lit-html/directives/repeat.js';
import {parseQuery} from '../protocol/query.js';
import {current, t} from '../i18n/index.js';
import {avatar} from '../ui/avatar.js';
import {icon} from '../ui/icon.js';
import {ActingView} from '../people/people-acting.js';
import {filterNames, sortNames} from '../people/people-rows.js';
import {excerpt, formOf, lineOf, marked, patternsOf} from './search-form.js';
import {inWords} from '../ui/toast.js';
import {html, nothing} from '../ui/view.js';

const MOST_PROPOSED = 50;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Finds what was said: by a line in the syntax of the protocol (shirakumo §18), or by a form that says the same. */
export class Search extends ActingView {
  chat;
  channel;
  #line = '';
  /** What was searched for: {channel, query, patterns, entries, more, next}; null before. */
  #found = null;
  #failure = null;
  #lastTask = 0;

  /** What is searched for at once. */
  set query(line) {
    this.#line = line ?? '';
  }

  get query() {
    return this.#line;
  }

  begin() {
    this.watch(this.chat, 'users');
    this.#line.trim() && this.#search();
  }

  template() {
    const form = formOf(this.#line);
    return html`
      <div class="search stack">
        <form class="search-line" role="search" @submit=${event => {
          event.preventDefault();
          this.#search();
        }}>
          <div class="field">
            <label for="search-line">${t('people.search-line')}</label>
            <input class="input" id="search-line" type="search" .value=${live(this.#line)} autofocus autocomplete="off" spellcheck="false"
              placeholder=${t('people.search-example')} @input=${event => this.#write(event.target.value)}>
          </div>
          <button class="button button-primary" aria-label=${t('people.do.search')}>${icon('search')}<span>${
            t('people.do.search')}</span></button>
        </form>
        ${this.#form(form)}
        ${this.#results()}
      </div>`;
  }

  #form(form) {
    const change = (field, value) => this.#write(lineOf({...formOf(this.#line), [field]: value}));
    const proposed = filterNames(sortNames(this.#where(form)?.users.values() ?? [], current()), form.from).slice(0, MOST_PROPOSED);
    const date = field => html`
      <div class="field">
        <label for=${`search-${field}`}>${t(`people.search-${field}`)}</label>
        <input class="input" id=${`search-${field}`} type="date" .value=${live(DAY.test(form[field]) ? form[field] : '')}
          @change=${event => change(field, event.target.value)}>
      </div>`;
    return html`
      <details class="search-form" ?open=${Boolean(form.from || form.after || form.before || form.in)}>
        <summary>${t('people.search-form')}</summary>
        <form class="search-fields" @submit=${event => {
          event.preventDefault();
          this.#search();
        }}>
          <div class="field search-words">
            <label for="search-text">${t('people.search-text')}</label>
            <input class="input" id="search-text" .value=${live(form.text)} autocomplete="off"
              @change=${event => change('text', event.target.value)}>
          </div>
          <div class="field">
            <label for="search-from">${t('people.search-from')}</label>
            <input class="input" id="search-from" list="search-names" .value=${live(form.from)} autocomplete="off" autocapitalize="none"
              spellcheck="false" @input=${event => change('from', event.target.value)}>
            <datalist id="search-names">${proposed.map(name => html`<option value=${name}></option>`)}</datalist>
          </div>
          ${date('after')} ${date('before')}
          <div class="field">
            <label for="search-in">${t('people.search-in')}</label>
            <select class="input" id="search-in" @change=${event => change('in', event.target.value)}>${this.#channels(form)}</select>
          </div>
          <button class="visually-hidden" tabindex="-1">${t('people.do.search')}</button>
        </form>
      </details>`;
  }

  #channels(form) {
    const chosen = this.#where(form);
    return [...this.chat.channels.values()].filter(channel => channel.joined && channel.can('search')).map(channel => html`
      <option value=${channel === this.channel ? '' : channel.name} ?selected=${channel === chosen}>${channel.title}</option>`);
  }

  #results() {
    if (this.#failure) {
      return html`<p class="error" role="alert">${inWords(this.#failure)}</p>`;
    }
    if (!this.#found) {
      return html`<p class="muted" role="status">${t(this.busy ? 'people.searching' : 'people.search-hint')}</p>`;
    }
    const {entries, more, channel} = this.#found;
    const told = `people.found-${entries.length === 0 ? 'nothing' : more ? 'first' : 'all'}`;
    return html`
      <p class="muted" role="status">${this.busy ? t('people.searching') : t(told, {n: entries.length, channel: channel.name})}</p>
      <ol class="search-results" role="list">${repeat(entries, entry => entry, entry => this.#result(entry))}</ol>
      ${more ? html`
        <div class="form-buttons"><button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#more()}>${
          t('people.search-more')}</button></div>` : nothing}`;
  }

  #result(entry) {
    const {channel, patterns} = this.#found;
    const date = new Intl.DateTimeFormat(current(), {dateStyle: 'medium', timeStyle: 'short'}).format(entry.date);
    const user = this.chat.user(entry.from);
    const parts = excerpt(marked(entry.text || entry.filename || entry.url || t('people.without-text'), patterns));
    return html`
      <li>
        <button class="search-result" type="button" @click=${() => this.dispatch('jump', {channel, from: entry.from, id: entry.id})}>
          ${avatar(user.name ? user : {...user, name: entry.from}, 'small')}
          <span class="search-said">
            <span class="search-who"><bdi class="search-name">${entry.from}</bdi>
              <time class="muted" datetime=${entry.date.toISOString()}>${date}</time></span>
            <span class="search-text">${parts.map(part => part.isMatch ? html`<mark>${part.text}</mark>` : part.text)}</span>
          </span>
        </button>
      </li>`;
  }

  #write(line) {
    this.#line = line;
    this.redraw();
  }

  #where(form) {
    return form.in ? this.chat.channel(form.in) : this.channel;
  }

  async #search() {
    const {channel: name, query, wrong = []} = parseQuery(this.#line, this.channel.name);
    const channel = this.chat.channel(name);
    this.#found = null;
    this.#failure = null;
    if (!channel?.joined) {
      this.#failure = new Error(t('people.not-in', {channel: name}));
    } else if (wrong.length > 0) {
      this.#failure = new Error(t('people.no-time', {text: wrong.join(' ')}));
    } else {
      await this.#page({channel, query, patterns: patternsOf(query), entries: [], next: 0});
    }
    this.redraw();
  }

  #more() {
    return this.#page(this.#found);
  }

  /** Has the next page of what is searched for; whatever else was begun meanwhile counts instead. */
  async #page(search) {
    const task = ++this.#lastTask;
    this.busy = true;
    this.redraw();
    try {
      const {entries, more, next} = await search.channel.search(search.query, search.next);
      if (task === this.#lastTask) {
        this.#found = {...search, entries: [...search.entries, ...entries], more, next: next ?? search.next + entries.length};
      }
    } catch (error) {
      this.#failure = task === this.#lastTask ? error : this.#failure;
    }
    if (task === this.#lastTask) {
      this.busy = false;
      this.redraw();
    }
  }
}

customElements.define('lc-search', Search);
