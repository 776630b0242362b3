import {svg} from '../lib/lit-html/lit-html.js';
import {qrCode} from './account-qr.js';
import {html, View} from '../ui/view.js';

/** Light modules around a code, without which it is not found. */
const QUIET = 4;

/** A text as a picture that phones read. */
export class AccountCode extends View {
  text = '';
  /** What it is, for those who do not see it. */
  label = '';

  template() {
    const code = qrCode(this.text);
    if (!code) {
      return html``;
    }
    const size = code.length + 2 * QUIET;
    const dark = code.flatMap((row, y) => row.map((isDark, x) => isDark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')).join('');
    return html`${svg`<svg class="otp-picture" viewBox=${`0 0 ${size} ${size}`} role="img" aria-label=${this.label}
      shape-rendering="crispEdges"><rect width=${size} height=${size} fill="#fff"></rect><path d=${dark} fill="#000"></path></svg>`}`;
  }
}

customElements.define('lc-account-code', AccountCode);
