import {html, nothing, View} from '../ui/view.js';
import {emotesBySource, emotesOf} from './emotes.js';
import {icon} from '../ui/icon.js';
import {placeBeside} from '../ui/menu.js';
import {nextTone, recent, remember, tone, toned} from './picker-recent.js';
import {current, t} from '../i18n/index.js';
import {loadEmoji} from '../text/emoji.js';

/** Below this width the picker is a sheet at the bottom, as wide as the page. */
const SHEET = '(max-width: 560px)';
const MOST_FOUND = 120;
/** So many items are drawn at once, and as many more in each frame after that, so that nothing has to wait for a whole group. */
const AT_ONCE = 72;
const MOST_LABEL = 60;
/** What stands for a group in its tab. */
const SIGNS = {
  smileys: '😀', people: '👋', nature: '🐻', food: '🍎', travel: '🚗', activities: '⚽', objects: '💡', symbols: '❤️',
  flags: '🏳️',
};
const MOVES = {ArrowLeft: -1, ArrowRight: 1};

/**
 * Lets somebody pick an emoji or an emote beside an element.
 *
 * @param chat knows the emotes of the channels above, and the settings with what was picked last
 * @return a promise of the emoji, or of the name of an emote between colons; null when nothing was picked
 */
export function pick(anchor, channel, chat) {
  return new Promise(resolve => {
    const picker = document.createElement('lc-picker');
    Object.assign(picker, {channel, chat, anchor});
    picker.popover = 'auto';
    picker.addEventListener('picked', ({detail}) => {
      resolve(detail.sign);
      picker.hidePopover();
    });
    picker.addEventListener('toggle', event => {
      if (event.newState === 'closed') {
        picker.remove();
        resolve(null);
      }
    });
    (anchor.closest('dialog') ?? document.body).append(picker);
    picker.open();
  });
}

/** Emotes of the channel and those above, and all emoji, in groups with a search. Event: `picked` {sign}. */
export class Picker extends View {
  channel;
  chat;
  anchor;
  #emoji = null;
  #failed = false;
  #group = null;
  #query = '';
  #pointed = null;
  #active = 0;
  #limit = AT_ONCE;

  begin() {
    this.className = 'picker';
    this.setAttribute('role', 'dialog');
    this.setAttribute('aria-label', t('composer.picker'));
    this.#group = this.#groups()[0].id;
    this.#load();
    this.watch(this.channel, 'emotes');
    this.#listen(window.visualViewport, ['resize', 'scroll'], () => this.#place());
    this.#listen(this, ['keydown'], event => this.#pressed(event));
  }

  /** Shows it over the page. */
  open() {
    this.showPopover();
    this.#place();
    const isTouch = matchMedia('(pointer: coarse)').matches; // there the keyboard would hide what is to be seen
    this.querySelector(isTouch ? '[aria-selected="true"]' : '.picker-search').focus();
  }

  template() {
    const groups = this.#groups();
    const shown = this.#query ? this.#found() : groups.find(({id}) => id === this.#group)?.items() ?? [];
    return html`
      <div class="picker-head">
        <input class="input picker-search" type="search" autocomplete="off" spellcheck="false" aria-label=${t('composer.picker-search')}
          placeholder=${t('composer.picker-search')} @input=${event => this.#search(event.target.value)}>
        <button class="icon-button picker-close" aria-label=${t('dialog.close')} title=${t('dialog.close')}
          @click=${() => this.hidePopover()}>${icon('close')}</button>
      </div>
      <div class="picker-tabs" role="tablist" aria-label=${t('composer.picker-groups')}>${groups.map(group => this.#tab(group))}</div>
      <div class="picker-panel" id="picker-panel" role="tabpanel" aria-label=${this.#label(groups)}>
        <div class="picker-grid" role="group" aria-label=${this.#label(groups)}>${
          shown.slice(0, this.#limit).map(item => this.#item(item))}</div>
        ${shown.length === 0 ? html`<p class="picker-none muted" role="status">${this.#none()}</p>` : nothing}
      </div>
      <div class="picker-foot">
        <span class="picker-name" aria-hidden="true" .textContent=${this.#pointed ?? ''}></span>
        <button class="icon-button" aria-label=${t('composer.picker-tone')} title=${t('composer.picker-tone')}
          @click=${() => this.#nextTone()}><span aria-hidden="true">${toned('✋', tone(this.#settings))}</span></button>
      </div>`;
  }

  /** One item of the grid is reached by the Tab key, the others by arrows. */
  drawn() {
    const items = this.querySelectorAll('.picker-item');
    items.forEach((item, index) => item.tabIndex = index === this.#active ? 0 : -1);
    if (items.length === this.#limit) {
      this.#limit += AT_ONCE;
      this.redraw();
    }
  }

  get #settings() {
    return this.chat?.settings;
  }

  #listen(target, events, listener) {
    events.forEach(event => {
      target?.addEventListener(event, listener);
      this.until(() => target?.removeEventListener(event, listener));
    });
  }

  async #load() {
    try {
      this.#emoji = await loadEmoji(current());
    } catch {
      this.#failed = true;
    }
    this.isConnected && this.draw();
  }

  /** The groups that there are: {id, label, sign, items()}. */
  #groups() {
    const last = recent(this.#settings).map(sign => this.#itemOf(sign)).filter(Boolean);
    const groups = emotesBySource(this.channel, this.chat).map(({channel, emotes}) => ({
      id: `emotes ${channel.name}`, label: t('composer.picker-emotes', {channel: channel.title}), picture: emotes[0].url,
      items: () => emotes,
    }));
    if (last.length > 0) {
      groups.unshift({id: 'recent', label: t('composer.picker-recent'), sign: icon('clock'), items: () => last});
    }
    return groups.concat(Object.keys(SIGNS).map(id => ({
      id, label: t(`composer.picker-${id}`), sign: SIGNS[id], items: () => this.#emoji?.groups.get(id) ?? [],
    })));
  }

  /** What was picked earlier; null for an emote that is not here. */
  #itemOf(sign) {
    if (!/^:.+:$/s.test(sign)) {
      return {emoji: sign, name: this.#emoji?.name(sign) ?? sign, isToned: true};
    }
    const name = sign.slice(1, -1);
    const url = this.channel.emote(name);
    return url ? {name, url} : null;
  }

  #found() {
    const wanted = this.#query.toLowerCase();
    const emotes = emotesOf(this.channel, this.chat).filter(({name}) => name.toLowerCase().includes(wanted));
    return [...emotes, ...this.#emoji?.search(this.#query, MOST_FOUND) ?? []];
  }

  /** Why there is nothing. */
  #none() {
    return this.#failed ? t('composer.picker-failed') : this.#emoji ? t('composer.picker-none') : nothing;
  }

  #label(groups) {
    return this.#query ? t('composer.picker-found') : groups.find(({id}) => id === this.#group)?.label ?? '';
  }

  #tab({id, label, sign, picture}) {
    const isSelected = !this.#query && id === this.#group;
    return html`<button class="picker-tab" role="tab" aria-selected=${isSelected} aria-controls="picker-panel" aria-label=${label}
      title=${label} tabindex=${id === this.#group ? 0 : -1} @click=${() => this.#choose(id)}>${
      picture ? html`<img class="picker-emote" src=${picture} alt="">` : html`<span aria-hidden="true">${sign}</span>`}</button>`;
  }

  #item(item) {
    const sign = item.emoji ? (item.isToned ? item.emoji : toned(item.emoji, tone(this.#settings))) : `:${item.name}:`;
    const label = item.name.slice(0, MOST_LABEL);
    const point = () => this.#point(item.emoji ? label : sign);
    return html`<button class="picker-item" aria-label=${label} title=${label} @click=${() => this.#pick(sign)}
      @pointerenter=${point} @focus=${point}>${
      item.url ? html`<img class="picker-emote" src=${item.url} alt="" decoding="async">` : sign}</button>`;
  }

  #point(label) {
    this.#pointed = label;
    this.querySelector('.picker-name').textContent = label; // cheaper than to draw all anew
  }

  #choose(id) {
    this.#group = id;
    this.#query = '';
    this.#begin();
    this.querySelector('.picker-search').value = '';
    this.draw();
    this.querySelector('.picker-panel').scrollTop = 0;
  }

  #search(query) {
    this.#query = query.trim();
    this.#begin();
    this.draw();
  }

  /** Other items are shown. */
  #begin() {
    this.#active = 0;
    this.#limit = AT_ONCE;
  }

  #nextTone() {
    nextTone(this.#settings);
    this.draw();
  }

  #pick(sign) {
    remember(this.#settings, sign);
    this.dispatchEvent(new CustomEvent('picked', {detail: {sign}}));
  }

  #pressed(event) {
    const {target} = event;
    if (target.matches('.picker-search')) {
      this.#inSearch(event);
    } else if (target.matches('.picker-tab')) {
      this.#inTabs(event);
    } else if (target.matches('.picker-item')) {
      this.#inGrid(event);
    }
  }

  #inSearch(event) {
    const first = this.querySelector('.picker-item');
    if (event.key === 'ArrowDown' && first) {
      event.preventDefault();
      first.focus();
    } else if (event.key === 'Enter' && !event.isComposing && this.#query && first) {
      event.preventDefault();
      first.click();
    }
  }

  #inTabs(event) {
    const tabs = [...this.querySelectorAll('.picker-tab')];
    const at = tabs.indexOf(event.target);
    const to = event.key in MOVES ? (at + MOVES[event.key] + tabs.length) % tabs.length : {Home: 0, End: tabs.length - 1}[event.key];
    if (to !== undefined) {
      event.preventDefault();
      tabs[to].click();
      tabs[to].focus();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.querySelector('.picker-item')?.focus();
    }
  }

  #inGrid(event) {
    const items = [...this.querySelectorAll('.picker-item')];
    const at = items.indexOf(event.target);
    const columns = getComputedStyle(event.target.parentElement).gridTemplateColumns.split(' ').length;
    const by = {...MOVES, ArrowDown: columns, ArrowUp: -columns}[event.key];
    const to = by === undefined ? {Home: 0, End: items.length - 1}[event.key] : at + by;
    if (to !== undefined) {
      event.preventDefault();
      to < 0 ? this.querySelector('.picker-tab[tabindex="0"]').focus() : this.#focusItem(items, Math.min(to, items.length - 1));
    } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.querySelector('.picker-search').focus(); // the letter goes there
    }
  }

  #focusItem(items, index) {
    this.#active = index;
    this.drawn();
    items[index].focus();
  }

  /** Beside the anchor; a sheet stands on the keyboard of the screen, where there is one. */
  #place() {
    if (matchMedia(SHEET).matches) {
      const {height, offsetTop} = window.visualViewport;
      this.style.removeProperty('top');
      this.style.removeProperty('left');
      this.style.setProperty('--picker-bottom', `${Math.max(0, innerHeight - height - offsetTop)}px`);
      this.style.setProperty('--picker-space', `${height}px`);
    } else if (this.anchor?.isConnected) {
      placeBeside(this, this.anchor);
    }
  }
}

customElements.define('lc-picker', Picker);
