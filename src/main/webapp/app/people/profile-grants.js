import {fold} from '../protocol/names.js';
import {t} from '../i18n/index.js';
import {typeLabel} from '../order/order-rule-row.js';
import {GROUP_NAMES, groupOf, typesOf} from '../order/order-types.js';
import {ActingView} from './people-acting.js';
import {html, nothing} from '../ui/view.js';

/** One thing that somebody alone is allowed or forbidden in a channel, whatever its rules say of others (§5.3.2). */
export class ProfileGrants extends ActingView {
  chat;
  channel;
  name = '';
  #type = '';

  begin() {
    this.watch(this.channel, 'capabilities');
  }

  template() {
    const types = typesOf(this.channel);
    const id = `grants-${fold(this.channel.name).replace(/[^\w-]/g, '-')}`;
    return html`
      <div class="profile-grants">
        <div class="field">
          <label for=${id}>${t('people.rule-for', {name: this.name, channel: this.channel.name})}</label>
          <select class="input" id=${id} @change=${event => {
            this.#type = event.target.value;
            this.redraw();
          }}>
            <option value="">${t('people.choose-type')}</option>
            ${GROUP_NAMES.map(group => optionsOf(group, types.filter(type => groupOf(type) === group)))}
          </select>
        </div>
        <div class="form-buttons">${this.#button('grant')} ${this.#button('deny')}</div>
      </div>`;
  }

  #button(type) {
    return this.channel.can(type) ? html`
      <button class="button" type="button" ?disabled=${this.busy || !this.#type} data-action=${type} @click=${() => this.#do(type)}>${
        t(`people.do.${type}`)}</button>` : nothing;
  }

  #do(type) {
    const update = {type, channel: this.channel.name, target: this.name, update: this.#type};
    const words = {name: this.name, channel: this.channel.name, what: typeLabel(this.#type)};
    return this.act(() => this.ask(update), t(`people.did.${type}`, words));
  }
}

function optionsOf(group, types) {
  return types.length === 0 ? nothing : html`
    <optgroup label=${t(`people.types.${group}`)}>${types.map(type => html`<option value=${type}>${typeLabel(type)}</option>`)}</optgroup>`;
}

customElements.define('lc-profile-grants', ProfileGrants);
