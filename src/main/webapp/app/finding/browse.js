import {live} from '../lib/lit-html/directives/live.js';
import {repeat} from '../lib/lit-html/directives/repeat.js';
import {fold, sameName} from '../protocol/names.js';
import {current, t} from '../i18n/index.js';
import {labelOf, narrowed} from './browse-tree.js';
import {icon} from '../ui/icon.js';
import {ActingView} from '../people/people-acting.js';
import {sortNames} from '../people/people-rows.js';
import {tellFailure} from '../ui/toast.js';
import {html, nothing} from '../ui/view.js';
import './browse-create.js';

/** So many channels are looked into and asked about without being opened, so that one sees at once what there is. */
const MOST_LOOKED_INTO = 40;

/** The channels that there are, as a tree that is asked for as far as it is opened (§5.5.1, shirakumo §5), and a form for new ones. */
export class Browse extends ActingView {
  chat;
  /** Nodes {name, children, isOpen}; children are null while they are not known. The list is null at first. */
  #nodes = null;
  #byName = new Map();
  /** What channels tell about themselves, by folded name: {title, topic}. */
  #infos = new Map();
  #filter = '';

  begin() {
    this.watch(this.chat, 'channels');
    this.#load();
  }

  template() {
    const nodes = narrowed(this.#nodes ?? [], this.#filter, name => Object.values(this.#infoOf(name)).join(' '));
    return html`
      <div class="browse stack">
        <div class="field">
          <label for="browse-filter">${t('people.find-channel')}</label>
          <input class="input" id="browse-filter" type="search" .value=${live(this.#filter)} autofocus autocomplete="off"
            @input=${event => {
              this.#filter = event.target.value;
              this.redraw();
            }}>
        </div>
        <p class="visually-hidden" role="status">${this.#filter ? t('people.channels-found', {n: nodes.length}) : ''}</p>
        ${this.#nodes === null ? html`<p class="muted" role="status">${t(this.busy ? 'people.loading' : 'people.not-loaded')}</p>`
          : nodes.length > 0 ? this.#list(nodes)
            : html`<p class="muted">${t(this.#filter ? 'people.no-match' : 'people.no-channels', {filter: this.#filter})}</p>`}
        <lc-browse-create .chat=${this.chat} .known=${() => [...this.#byName.values()].map(node => node.name)}></lc-browse-create>
      </div>`;
  }

  #list(nodes) {
    return html`<ul class="browse-list" role="list">${repeat(nodes, node => fold(node.name), node => this.#node(node))}</ul>`;
  }

  #node(node) {
    const {name, children} = node;
    const channel = this.chat.channel(name);
    const isJoined = Boolean(channel?.joined);
    const {title, topic} = this.#infoOf(name);
    const isLeaf = children?.length === 0;
    const id = `browse-${[...this.#byName.keys()].indexOf(fold(name))}`;
    return html`
      <li>
        <div class="browse-row">
          ${isLeaf ? html`<span class="browse-leaf"></span>` : html`
            <button class="icon-button" type="button" aria-expanded=${Boolean(node.isOpen)} aria-controls=${id}
              aria-label=${t('people.channels-below', {channel: name})} @click=${() => this.#toggle(name)}>${
                icon(node.isOpen ? 'down' : 'right')}</button>`}
          <span class="browse-words">
            <span class="browse-name" title=${name}><bdi>${title || labelOf(name)}</bdi>${
              title && title !== name ? html` <bdi class="muted browse-real">${name}</bdi>` : nothing}${
              isJoined ? html` <span class="badge">${t('people.joined')}</span>` : nothing}</span>
            ${topic ? html`<span class="browse-topic muted">${topic}</span>` : nothing}
          </span>
          <button class="button ${isJoined ? '' : 'button-primary'}" type="button" @click=${() => this.dispatch('open-channel', {name})}>${
            t(isJoined ? 'people.open' : 'people.join')}<span class="visually-hidden"> ${name}</span></button>
        </div>
        <div id=${id} ?hidden=${!node.isOpen || isLeaf}>${!node.isOpen ? nothing : children === null
          ? html`<p class="muted browse-empty" role="status">${t('people.loading')}</p>` : this.#list(children)}</div>
      </li>`;
  }

  async #load() {
    await this.act(async () => {
      this.#nodes = this.#nodesOf(await this.chat.browse(null));
    });
    this.#nodes && this.#lookInto();
  }

  /** Looks into channels one after the other, those at the top first, while the page shows them. */
  async #lookInto() {
    const waiting = [...this.#nodes];
    for (let left = MOST_LOOKED_INTO; left > 0 && waiting.length > 0 && this.isConnected; left--) {
      const node = waiting.shift();
      await this.#open(node).catch(() => {});
      await this.#ask(node.name);
      waiting.push(...node.children ?? []);
      this.redraw();
    }
  }

  async #toggle(name) {
    const node = this.#byName.get(fold(name));
    node.isOpen = !node.isOpen;
    this.redraw();
    if (node.isOpen && node.children === null) {
      await this.#open(node).catch(error => {
        node.isOpen = false;
        tellFailure(error);
      });
      this.redraw();
    }
  }

  async #open(node) {
    node.children ??= this.#nodesOf(await this.chat.browse(node.name));
  }

  /** What a channel tells, to those who think about joining as well (shirakumo §6). */
  async #ask(channel) {
    if (this.chat.channel(channel)?.joined || !this.chat.has('shirakumo-channel-info')) {
      return;
    }
    const answers = await this.chat.request({type: 'channel-info', channel, keys: ['title', 'topic']}).catch(() => []);
    this.#infos.set(fold(channel), Object.fromEntries(answers.filter(({key, text}) => key && text).map(({key, text}) => [key, text])));
  }

  #infoOf(name) {
    const channel = this.chat.channel(name);
    const {info} = channel?.joined ? channel : {};
    return info ? {title: info.get('title') ?? '', topic: info.get('topic') ?? ''} : this.#infos.get(fold(name)) ?? {};
  }

  #nodesOf(names) {
    const order = sortNames(names, current());
    const first = order.filter(name => this.chat.server && sameName(name, this.chat.server));
    return [...first, ...order.filter(name => !first.includes(name))].map(name => {
      const node = this.#byName.get(fold(name)) ?? {name, children: null, isOpen: false};
      this.#byName.set(fold(name), node);
      return node;
    });
  }
}

customElements.define('lc-browse', Browse);
