import {guard} from '../lib/lit-html/directives/guard.js';
import {repeat} from '../lib/lit-html/directives/repeat.js';
import {html, nothing, View} from '../ui/view.js';
import './heard.js';
import {icon} from '../ui/icon.js';
import {more} from './message-menu.js';
import {isShown, row, spoken} from './message.js';
import {Older} from './older.js';
import {Looks} from '../people/people-looks.js';
import {Pace} from './pace.js';
import {tell, tellFailure} from '../ui/toast.js';
import {Viewport} from './viewport.js';
import {isWatched, onAttention} from '../shell/attention.js';
import {t} from '../i18n/index.js';
import {count} from '../i18n/times.js';

/** So near the end, in pixels, one is at the end. */
const NEAR = 24;

/** So many rows from the beginning older entries are asked for. */
const EARLY = 20;

/** How long the entry that was jumped to stays marked, in milliseconds. */
const MARKED = 3000;

const MOVES = {ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10};

/** What is said in a channel. Of any number of entries only those near the visible part are in the page. */
export class Messages extends View {
  #channel;
  #viewport;
  #active = null;
  #marked = null;
  #fresh = null;
  #unseen = 0;
  #older;
  #epoch = 0;
  #pace = new Pace();
  /** Where the visible part was put last, in pixels. */
  #place = 0;

  /** Everything that is known. */
  chat;

  /** The channel whose entries are shown. */
  set channel(channel) {
    if (channel !== this.#channel) {
      this.#channel = channel;
      this.restart();
    }
  }

  begin() {
    const {log, unread} = this.#channel;
    this.#viewport = new Viewport(log);
    this.#active = this.#marked = null;
    this.#unseen = 0;
    this.#older = new Older(this.chat, this.#channel);
    this.#fresh = unread > 0 ? log.entries.at(-unread) ?? null : null;
    this.until(log.on('append', ({from}) => this.#appended(from)));
    this.until(log.on('prepend', ({count}) => {
      this.#viewport.prepend(count);
      this.redraw();
    }));
    this.until(log.on('reset', () => this.#anew(this.#viewport.resync(0))));
    this.watch(log, 'change');
    const {chat} = this;
    for (const [emitter, event] of [[this.#channel, 'capabilities'], [this.#channel, 'emotes'], [chat, 'users'], [chat.settings, 'change']]) {
      this.until(emitter.on(event, () => this.#anew()));
    }
    this.until(onAttention(() => this.#read()));
    const resized = new ResizeObserver(() => this.redraw());
    resized.observe(this);
    this.until(() => resized.disconnect());
  }

  end() {
    Looks.of(this.chat).leave(this);
  }

  template() {
    const entries = this.#viewport.choose(this.clientHeight || 600);
    const {first} = this.#viewport;
    const label = t('messages.label', {channel: this.#channel.name});
    return html`
      <div class="messages-scroll" tabindex="0" role="group" aria-label=${label} @scroll=${this.#scrolled} @pointerover=${this.#pointed}
          @pointerleave=${this.#left} @focusin=${this.#pointed} @keydown=${this.#pressed} @load=${{handleEvent: () => this.redraw(), capture: true}}>
        <div class="messages-head muted">${this.#head()}</div>
        <div class="messages-above"></div>
        <div class="messages-rows" role="feed" aria-busy=${String(this.#older.loading)} aria-label=${label}>
          ${repeat(entries, entry => entry, (entry, index) => this.#article(entry, first + index))}</div>
        <div class="messages-below"></div>
      </div>
      ${this.#viewport.stuck ? nothing : html`<button class="button messages-end" data-overlay @click=${() => this.toEnd()}>
        ${icon('down')}${this.#unseen ? t('messages.unseen', {n: this.#unseen, count: count(this.#unseen)}) : t('messages.to-end')}</button>`}
      <lc-heard></lc-heard>`;
  }

  draw() {
    this.#pace.run(() => super.draw());
  }

  drawn() {
    for (const article of this.querySelector('.messages-rows').children) {
      this.#viewport.measure(article.entry, article.getBoundingClientRect().height);
    }
    const [above, below] = this.#viewport.spaces;
    this.querySelector('.messages-above').style.height = `${above}px`;
    this.querySelector('.messages-below').style.height = `${below}px`;
    const scroll = this.#scroll;
    const place = this.#viewport.stuck ? scroll.scrollHeight - scroll.clientHeight : Math.max(0, this.#viewport.top + this.#headHeight);
    if (Math.abs(scroll.scrollTop - place) >= 1) {
      scroll.scrollTop = place;
    }
    this.#place = scroll.scrollTop;
    Looks.of(this.chat).want(this.#authors(), this);
    // After a jump over rows of unknown heights the chosen ones may not reach far enough; or there may be nothing beyond what is seen.
    const isAll = !this.#viewport.stuck && scroll.scrollHeight <= scroll.clientHeight;
    this.#viewport.stuck ||= isAll;
    if (isAll || !this.#viewport.reaches(this.#top, scroll.clientHeight)) {
      this.redraw();
    }
    this.#fetchOlder();
    this.#read();
  }

  /** Shows the newest entry, and stays with it. */
  toEnd() {
    this.#viewport.stuck = true;
    this.#unseen = 0;
    this.redraw();
    this.#scroll.focus({preventScroll: true});
  }

  /** Shows an entry in the middle, marks it for a while, and gives it the focus. */
  async jump({from, id}) {
    const channel = this.#channel;
    const entry = await channel.around({from, id}).catch(tellFailure);
    if (!entry || channel !== this.#channel) {
      entry === null && tell(t('messages.not-found'), 'warning');
      return;
    }
    this.#viewport.holdAt(entry, this.#scroll.clientHeight / 3);
    this.#marked = entry;
    this.#focusOn(entry);
    setTimeout(() => {
      this.#marked = this.#marked === entry ? null : this.#marked;
      this.redraw();
    }, MARKED);
  }

  get #scroll() {
    return this.querySelector('.messages-scroll');
  }

  get #headHeight() {
    return this.querySelector('.messages-head').offsetHeight;
  }

  /** Where the visible part begins, in pixels from the first entry of all. */
  get #top() {
    return this.#scroll.scrollTop - this.#headHeight;
  }

  /** Those whose pictures are to be seen. */
  #authors() {
    return [...new Set(this.#viewport.chosen.filter(entry => entry.isSpoken && !entry.bridge).map(entry => entry.from))];
  }

  #head() {
    if (this.#older.loading) {
      return t('messages.loading');
    }
    return this.#channel.log.complete ? t('messages.beginning', {channel: this.#channel.name}) : nothing;
  }

  #article(entry, index) {
    const {log} = this.#channel;
    const before = log.entries[index - 1];
    const marks = `${entry === this.#active}${entry === this.#marked}${entry === this.#fresh}`;
    return guard([entry, entry.rev, entry.state, before, marks, this.#epoch, this.#channel], () => html`
      <article tabindex="-1" .entry=${entry} aria-posinset=${index + 1} aria-setsize=${log.complete ? log.entries.length : -1}
          aria-label=${spoken(entry)}>${row(entry, before, this.#context())}</article>`);
  }

  #context() {
    return {chat: this.chat, channel: this.#channel, active: this.#active, marked: this.#marked, fresh: this.#fresh, redraw: () => this.#anew()};
  }

  #scrolled = () => {
    const scroll = this.#scroll;
    // What grows, such as a picture that has come, leads nobody away from the end.
    const isLeft = !this.#viewport.stuck || scroll.scrollTop < this.#place - 1;
    const stuck = scroll.scrollHeight - scroll.clientHeight - scroll.scrollTop <= NEAR || !isLeft;
    this.#viewport.hold(this.#top);
    if (stuck !== this.#viewport.stuck) {
      this.#viewport.stuck = stuck;
      this.#unseen = 0;
      this.redraw();
    } else if (!stuck && !this.#viewport.reaches(this.#top, scroll.clientHeight, scroll.clientHeight / 2)) {
      this.redraw();
    } else {
      this.#fetchOlder();
    }
  };

  #appended(from) {
    const news = this.#viewport.resync(from);
    const {entries} = this.#channel.log;
    if (news > 0) {
      this.querySelector('lc-heard')?.hear(entries.slice(-news));
      this.#unseen += this.#viewport.stuck ? 0 : news;
      this.#fresh ??= isWatched() ? null : entries.at(-news);
    }
    this.#pace.soon(() => this.redraw());
  }

  /** Draws every row anew, since something changed that all of them show. */
  #anew() {
    this.#epoch++;
    this.redraw();
  }

  async #fetchOlder() {
    if (!this.#older.loading && this.#viewport.isEarly(EARLY, this.clientHeight)) {
      const fetched = this.#older.fetch();
      this.#older.loading && this.redraw();
      await fetched && this.redraw();
    }
  }

  #read() {
    if (this.#viewport.stuck && isWatched() && this.#channel.unread > 0) {
      this.#channel.read();
    }
  }

  #pointed = event => {
    const entry = event.target.closest('article')?.entry;
    if (entry && entry !== this.#active) {
      this.#active = entry;
      this.redraw();
    }
  };

  /** A finger leaves as soon as it was there, and the keyboard stays where it is. */
  #left = event => {
    if (event.pointerType === 'mouse' && !this.contains(document.activeElement?.closest('article'))) {
      this.#active = null;
      this.redraw();
    }
  };

  #pressed = event => {
    const article = event.target.closest('article');
    const {entries} = this.#channel.log;
    if (event.target === article && event.key in MOVES) {
      this.#step(this.#channel.log.index(article.entry), MOVES[event.key]);
    } else if (event.target === this.#scroll && event.key === 'ArrowUp' && this.#viewport.stuck) {
      this.#step(entries.length, -1);
    } else if (event.target === article && (event.key === 'Enter' || event.key === 'ContextMenu')) {
      more(article, article.entry, this.#context());
    } else if (event.key === 'End') {
      this.toEnd();
    } else if (event.key === 'Home' && entries.length > 0) {
      this.#viewport.holdAt(entries[0], this.#headHeight);
      this.redraw();
    } else {
      return;
    }
    event.preventDefault();
  };

  /** Moves the focus by so many entries, and further over those that are not shown. */
  #step(from, by) {
    const {entries} = this.#channel.log;
    let to = from + by;
    while (entries[to] && !isShown(entries[to], this.chat)) {
      to += Math.sign(by);
    }
    this.#moveTo(entries[to]);
  }

  #moveTo(entry) {
    entry && this.#viewport.reveal(this.#channel.log.index(entry), this.#top, this.#scroll.clientHeight);
    entry && this.#focusOn(entry);
  }

  #focusOn(entry) {
    this.#active = entry;
    this.draw();
    [...this.querySelectorAll('article')].find(article => article.entry === entry)?.focus({preventScroll: true});
  }
}

customElements.define('lc-messages', Messages);
