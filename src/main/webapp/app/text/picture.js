import {html, nothing, View} from '../ui/view.js';
import {icon} from '../ui/icon.js';
import {t} from '../i18n/index.js';
import {safeUrl} from './links.js';

/** A picture in a text that lies anywhere: it is loaded only when somebody wants to see it, since its host then knows who reads. */
class Picture extends View {
  #address = '';
  #shown = false;

  set address(address) {
    if (address !== this.#address) {
      this.#address = address;
      this.#shown = false;
      this.isConnected && this.draw();
    }
  }

  template() {
    const url = safeUrl(this.#address);
    const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
    if (this.#shown) {
      const alt = t('text.picture-at', {host: url.host});
      return link(url, html`<img class="rich-image" src=${url.href} alt=${alt} referrerpolicy="no-referrer" decoding="async">`);
    }
    const show = html`<button class="button rich-image-show"
      @click=${() => this.#show()}>${icon('play')}${t('text.show-picture')}</button>`;
    return html`${link(url, html`<bdi>${this.#address}</bdi>`)} ${isWeb ? show : nothing}`;
  }

  #show() {
    this.#shown = true;
    this.draw();
    this.querySelector('a').focus();
  }
}

function link(url, contents) {
  return html`<a class="text-link" href=${url?.href ?? ''} target="_blank" rel="noopener noreferrer nofollow">${contents}</a>`;
}

customElements.define('lc-picture', Picture);
