import {classMap} from '../lib/lit-html/directives/class-map.js';
import {live} from '../lib/lit-html/directives/live.js';
import {repeat} from '../lib/lit-html/directives/repeat.js';
import {fold} from '../protocol/names.js';
import {current, t} from '../i18n/index.js';
import {ActingView} from './people-acting.js';
import {Looks} from './people-looks.js';
import {isServer} from './profile-actions.js';
import {filterNames, nearestPerson, peopleRows, rowBeside, sortNames, visibleRows} from './people-rows.js';
import {avatar} from '../ui/avatar.js';
import {icon} from '../ui/icon.js';
import {html, nothing} from '../ui/view.js';

/** From so many rows on only those are drawn that are to be seen. */
const MOST_DRAWN = 200;
/** How long who comes and goes may wait to be shown, in milliseconds; sorting thousands for each of them would cost too much. */
const LATE = 400;
/** How long it has to stand still before those who are seen are asked about, in milliseconds. */
const STILL = 150;

/** Who is in a channel. */
export class People extends ActingView {
  chat;
  #channel;
  #filter = '';
  #sorted = null;
  #rows = [];
  #active = 0;
  #height = 40;
  #timers = {};
  #wantsFocus = false;

  get channel() {
    return this.#channel;
  }

  set channel(channel) {
    if (channel !== this.#channel) {
      this.#channel = channel;
      this.#filter = '';
      this.#active = 0;
      this.restart();
    }
  }

  begin() {
    this.#sorted = null;
    this.until(this.channel.on('users', () => this.#soon('sort', LATE, () => {
      this.#sorted = null;
      this.draw();
    })));
    this.watch(this.chat, 'users');
    const resized = new ResizeObserver(() => this.redraw());
    resized.observe(this);
    this.until(() => resized.disconnect());
  }

  end() {
    Object.values(this.#timers).forEach(clearTimeout);
    this.#timers = {};
  }

  template() {
    this.#sorted ??= sortNames(this.channel.users.values(), current());
    const names = filterNames(this.#sorted, this.#filter);
    this.#rows = peopleRows(names, name => isAway(this.chat.user(name)));
    this.#active = nearestPerson(this.#rows, this.#active);
    return html`
      <div class="people-head">
        <h2 class="people-title">${t('people.people')} <span class="badge">${this.channel.users.size}</span></h2>
        <input class="input people-filter" type="search" .value=${live(this.#filter)} autocomplete="off" placeholder=${t('people.filter')}
          aria-label=${t('people.filter')} @input=${event => this.#narrow(event.target.value)} @keydown=${event => this.#enter(event)}>
      </div>
      <p class="visually-hidden" role="status">${this.#filter ? t('people.found', {n: names.length}) : ''}</p>
      ${this.#list(names)}`;
  }

  #list(names) {
    if (!names.length) {
      return html`<p class="people-none muted">${this.#filter ? t('people.no-match', {filter: this.#filter}) : t('people.nobody')}</p>`;
    }
    const {first, end} = this.#window();
    const [reachable] = this.#rows.slice(first, end).filter(row => row.name !== undefined);
    const isDrawn = this.#active >= first && this.#active < end;
    const focusable = isDrawn ? this.#rows[this.#active] : reachable;
    return html`
      <ul class="people-list" role="list" aria-label=${t('people.in', {channel: this.channel.name})} tabindex="-1"
          @scroll=${() => this.#scrolled()} @keydown=${event => this.#move(event)}>
        ${repeat(this.#rows.slice(first, end), row => row.name ?? `\0${row.group}`,
          (row, index) => row.name === undefined ? groupRow(row) : this.#person(row, first + index, row === focusable))}
      </ul>`;
  }

  #person({name}, index, focusable) {
    const user = this.chat.user(name);
    const status = user.info?.get('status') ?? '';
    const away = isAway(user);
    const blocked = this.chat.blocked.has(fold(name));
    return html`
      <li class="people-row" aria-setsize=${this.#rows.length} aria-posinset=${index + 1}>
        <button class=${classMap({'people-person': true, 'people-away': away})} tabindex=${focusable ? 0 : -1} data-index=${index}
            @focus=${() => { this.#active = index; }} @click=${() => this.dispatch('show-profile', {name, channel: this.channel})}>
          ${avatar(user.name ? user : {...user, name}, 'small')}
          <span class="people-words">
            <bdi class="people-name">${name}</bdi>
            ${away ? html`<span class="people-status muted">${t('people.away')}</span>`
              : status ? html`<span class="people-status muted">${status}</span>` : nothing}
          </span>
          ${this.chat.isMe(name) ? html`<span class="badge">${t('people.you')}</span>` : nothing}
          ${isServer(this.chat, name) ? mark('crown', t('people.server')) : nothing}
          ${blocked ? mark('block', t('people.blocked')) : nothing}
        </button>
      </li>`;
  }

  drawn() {
    const list = this.querySelector('.people-list');
    if (!list) {
      return;
    }
    const {first, end} = this.#window();
    const row = list.querySelector('.people-row')?.getBoundingClientRect().height;
    if (row && Math.abs(row - this.#height) > 0.5) {
      this.#height = row;
      this.redraw();
    }
    list.style.setProperty('--people-before', `${first * this.#height}px`);
    list.style.setProperty('--people-after', `${(this.#rows.length - end) * this.#height}px`);
    if (this.#wantsFocus) {
      this.#wantsFocus = false;
      list.querySelector(`[data-index="${this.#active}"]`)?.focus({preventScroll: true});
    }
    this.#soon('look', STILL, () => this.#look());
  }

  /** Asks about whoever is seen; a list that is short enough to be grouped is seen as a whole. */
  #look() {
    const list = this.querySelector('.people-list');
    if (list && this.checkVisibility()) {
      const {first, end} = this.#rows.length <= MOST_DRAWN ? {first: 0, end: this.#rows.length} : this.#window();
      Looks.of(this.chat).want(this.#rows.slice(first, end).map(row => row.name).filter(Boolean), this);
    }
  }

  #window() {
    const count = this.#rows.length;
    if (count <= MOST_DRAWN) {
      return {first: 0, end: count};
    }
    const list = this.querySelector('.people-list');
    return visibleRows({top: list?.scrollTop ?? 0, height: list?.clientHeight || innerHeight, row: this.#height, count});
  }

  #scrolled() {
    if (this.#rows.length > MOST_DRAWN) {
      const focused = this.querySelector('.people-list').contains(document.activeElement);
      this.draw();
      // The row that had the focus may have gone out of sight; the keyboard stays in the list.
      focused && document.activeElement === document.body && this.querySelector('.people-list')?.focus({preventScroll: true});
    } else {
      this.#soon('look', STILL, () => this.#look());
    }
  }

  #narrow(filter) {
    this.#filter = filter;
    this.#active = 0;
    this.querySelector('.people-list')?.scrollTo({top: 0});
    this.redraw();
  }

  #enter(event) {
    if (event.key === 'ArrowDown' && this.#rows.length) {
      event.preventDefault();
      this.#go(nearestPerson(this.#rows, 0));
    } else if (event.key === 'Escape' && this.#filter) {
      event.stopPropagation();
      this.#narrow('');
    }
  }

  #move(event) {
    const list = event.currentTarget;
    const page = Math.max(1, Math.floor(list.clientHeight / this.#height) - 1);
    const to = rowBeside(this.#rows, this.#active, event.key, page);
    if (['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].includes(event.key)) {
      event.preventDefault();
      event.key === 'ArrowUp' && to === this.#active ? this.querySelector('.people-filter').focus() : this.#go(to);
    }
  }

  #go(index) {
    const list = this.querySelector('.people-list');
    this.#active = index;
    const top = index * this.#height;
    if (top < list.scrollTop) {
      list.scrollTop = index === 1 ? 0 : top;
    } else if (top + this.#height > list.scrollTop + list.clientHeight) {
      list.scrollTop = top + this.#height - list.clientHeight;
    }
    this.#wantsFocus = true;
    this.draw();
  }

  /** Does something a little later, once for all that asked for it until then. */
  #soon(what, delay, task) {
    this.#timers[what] ??= setTimeout(() => {
      delete this.#timers[what];
      task();
    }, delay);
  }
}

function groupRow({group, count}) {
  return html`<li class="people-row people-group muted"><h3>${t(`people.group.${group}`)}</h3><span>${count}</span></li>`;
}

function mark(name, text) {
  return html`<span class="people-mark" title=${text}>${icon(name)}<span class="visually-hidden">${text}</span></span>`;
}

function isAway(user) {
  return /^away$/i.test(user.info?.get('status')?.trim() ?? '');
}

customElements.define('lc-people', People);
