import {toDate} from '../protocol/clock.js';
import {current, has, t} from '../i18n/index.js';
import {confirm} from '../ui/dialog.js';
import {formatNetwork} from '../order/order-addresses.js';
import {primaryOf} from './profile-actions.js';
import {ActingView} from './people-acting.js';
import {icon} from '../ui/icon.js';
import {html, nothing} from '../ui/view.js';

/** What the server tells only some about a user and each of their connections (§5.5.5), with its address (shirakumo §10). */
export class ProfileServer extends ActingView {
  chat;
  #name = '';
  #known = null;

  get name() {
    return this.#name;
  }

  set name(name) {
    this.#name = name;
    this.#known = null;
    this.restart();
  }

  template() {
    return html`
      <section class="profile-server">
        <h3 class="profile-scope">${t('people.server-info')}</h3>
        ${this.#known ? this.#told() : html`
          <button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#load()}>${icon('info')}<span>${
            t('people.do.server-info')}</span></button>`}
      </section>`;
  }

  #told() {
    const connections = this.#known.connections ?? [];
    return html`
      ${attributeList(pairsOf(this.#known.attributes))}
      <h4>${t('people.connections', {n: connections.length})}</h4>
      <ul class="profile-connections" role="list">${connections.map(connection => this.#connection(pairsOf(connection)))}</ul>`;
  }

  #connection(pairs) {
    const ip = pairs.find(([key]) => key === 'ip')?.[1];
    const mayBan = typeof ip === 'string' && primaryOf(this.chat)?.can('ip-ban') && !this.chat.isMe(this.#name);
    return html`
      <li class="profile-connection">
        ${attributeList(pairs)}
        ${mayBan ? html`
          <button class="button button-danger" type="button" ?disabled=${this.busy} @click=${() => this.#ban(ip)}>${icon('shield')}<span>${
            t('people.do.ip-ban')}</span></button>` : nothing}
      </li>`;
  }

  #load() {
    return this.act(async () => {
      this.#known = await this.ask({type: 'server-info', target: this.#name});
    });
  }

  async #ban(ip) {
    const address = formatNetwork(ip);
    const label = t('people.do.ip-ban');
    if (await confirm(t('people.ask.ip-ban', {address}), {label, yes: label})) {
      // Whoever it was may be nobody by now, so there is nothing to load anew.
      await this.act(() => this.ask({type: 'ip-ban', ip}), t('people.did.ip-ban', {address}));
    }
  }
}

/** An association list of the protocol as pairs of a name without its package and a value. */
export function pairsOf(list) {
  const entries = list instanceof Map ? [...list] : list ?? [];
  return entries.map(([key, value]) => [String(key?.name ?? key).replace(/^.*:/, ''), value]);
}

function attributeList(pairs) {
  return pairs.length === 0 ? nothing : html`
    <dl class="infos">${pairs.map(([key, value]) => html`
      <dt>${has(`people.attribute.${key}`) ? t(`people.attribute.${key}`) : key}</dt>
      <dd><bdi>${valueText(key, value)}</bdi></dd>`)}
    </dl>`;
}

function valueText(key, value) {
  if (key.endsWith('-on') && Number.isFinite(Number(value))) {
    return new Intl.DateTimeFormat(current(), {dateStyle: 'medium', timeStyle: 'short'}).format(toDate(value));
  }
  if (key === 'ip') {
    return formatNetwork(value);
  }
  return Array.isArray(value) ? value.map(one => valueText('', one)).join(', ') : String(value?.name ?? value ?? '');
}

customElements.define('lc-profile-server', ProfileServer);
