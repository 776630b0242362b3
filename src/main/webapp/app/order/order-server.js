import {live} from '../lib/lit-html/directives/live.js';
import {repeat} from '../lib/lit-html/directives/repeat.js';
import {fold} from '../protocol/names.js';
import {current, t} from '../i18n/index.js';
import {confirm} from '../ui/dialog.js';
import {formatNetwork, parseNetwork} from './order-addresses.js';
import {ActingView} from '../people/people-acting.js';
import {filterNames, sortNames} from '../people/people-rows.js';
import {html, nothing} from '../ui/view.js';
import '../people/people-name-form.js';

/** More entries of a list than these are found by the filter. */
const MOST_SHOWN = 100;

/** Who is kept off the server, by name (shirakumo §7) and by address (shirakumo §10). */
export class OrderServer extends ActingView {
  chat;
  channel;
  /** Null where it is not told. */
  #names = null;
  /** Pairs of an address and a mask, as the server has them. */
  #addresses = null;
  #filters = {names: '', addresses: ''};

  begin() {
    this.watch(this.channel, 'users', 'capabilities');
    this.#load();
  }

  template() {
    const can = (...types) => types.some(type => this.channel.can(type));
    return html`
      <div class="stack">
        ${can('ban', 'unban', 'blacklist') ? this.#namesView() : nothing}
        ${can('ip-ban', 'ip-unban', 'ip-blacklist') ? this.#addressesView() : nothing}
        ${can('kill') ? html`<h3>${t('people.do.kill')}</h3><p class="muted">${t('people.kill-hint')}</p>${this.#form('kill')}` : nothing}
      </div>`;
  }

  #namesView() {
    const lines = filterNames(this.#names ?? [], this.#filters.names)
        .map(name => ({key: fold(name), text: name, update: {type: 'unban', target: name}}));
    return html`
      <h3>${t('people.banned')}</h3>
      ${this.#list('names', this.#names, lines)}
      ${this.channel.can('ban') ? this.#form('ban') : nothing}
      ${this.channel.can('unban') && !this.#names ? this.#form('unban') : nothing}`;
  }

  #addressesView() {
    const lines = (this.#addresses ?? [])
        .map(([ip, mask]) => ({key: `${ip} ${mask}`, text: formatNetwork(ip, mask), update: {type: 'ip-unban', ip, mask}}))
        .filter(({text}) => text.includes(this.#filters.addresses.trim()));
    const form = type => html`
      <lc-name-form .label=${t('people.address')} .action=${t(`people.do.${type}`)} .danger=${type === 'ip-ban'} .busy=${this.busy}
        .accepts=${text => parseNetwork(text) !== null} .refusal=${t('people.bad-address')}
        .run=${text => this.#doAddress(type, text)}></lc-name-form>`;
    return html`
      <h3>${t('people.banned-addresses')}</h3>
      <p class="muted">${t('people.banned-addresses-hint')}</p>
      ${this.#list('addresses', this.#addresses, lines)}
      ${this.channel.can('ip-ban') ? form('ip-ban') : nothing}
      ${this.channel.can('ip-unban') && !this.#addresses ? form('ip-unban') : nothing}`;
  }

  #list(which, all, lines) {
    return all === null ? nothing : all.length === 0 ? html`<p class="muted">${t(`people.no-banned-${which}`)}</p>` : html`
      ${all.length > 10 ? html`
        <input class="input" type="search" .value=${live(this.#filters[which])} placeholder=${t('people.filter')}
          aria-label=${t(`people.filter-banned-${which}`)} @input=${event => {
            this.#filters[which] = event.target.value;
            this.redraw();
          }}>` : nothing}
      <ul class="lines" role="list">${repeat(lines.slice(0, MOST_SHOWN), ({key}) => key, line => html`
        <li class="line">
          <bdi class="line-text">${line.text}</bdi>
          ${this.channel.can(line.update.type) ? html`
            <button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#change(line.update, line.text)}>${
              t(`people.do.${line.update.type}`)}<span class="visually-hidden"> ${line.text}</span></button>` : nothing}
        </li>`)}
      </ul>
      ${lines.length > MOST_SHOWN ? html`<p class="muted">${t('people.more-lines', {n: lines.length - MOST_SHOWN})}</p>` : nothing}`;
  }

  #form(type) {
    const here = () => sortNames(this.channel.users.values(), current()).filter(name => !this.chat.isMe(name));
    return html`<lc-name-form .label=${t('people.name')} .action=${t(`people.do.${type}`)} .danger=${type !== 'unban'} .busy=${this.busy}
      .names=${here} .run=${name => this.#doName(type, name)}></lc-name-form>`;
  }

  #load() {
    return this.act(async () => {
      if (this.channel.can('blacklist')) {
        this.#names = sortNames((await this.ask({type: 'blacklist'})).target ?? [], current());
      }
      if (this.channel.can('ip-blacklist')) {
        this.#addresses = (await this.ask({type: 'ip-blacklist'})).target ?? [];
      }
    });
  }

  async #doName(type, name) {
    const label = t(`people.do.${type}`);
    return (type === 'unban' || await confirm(t(`people.ask.${type}`, {name}), {label, yes: label}))
        && this.#change({type, target: name}, name);
  }

  async #doAddress(type, text) {
    const network = parseNetwork(text);
    const address = formatNetwork(network.ip, network.mask);
    const label = t(`people.do.${type}`);
    const question = t(network.mask ? 'people.ask.ip-ban-network' : 'people.ask.ip-ban', {address});
    return (type === 'ip-unban' || await confirm(question, {label, yes: label})) && this.#change({type, ...network}, address);
  }

  async #change(update, text) {
    const done = await this.act(() => this.ask(update), t(`people.did.${update.type}`, {name: text, address: text}));
    done && update.type !== 'kill' && this.#load();
    return done;
  }
}

customElements.define('lc-order-server', OrderServer);
