import {html} from './view.js';

/** How many colours stand for names; base.css has them. */
const HUES = 12;

/** The class of the colour that stands for a name; the same on every device. */
export function hue(name) {
  let hash = 7;
  for (const character of name.toLowerCase()) {
    hash = (hash * 31 + character.codePointAt(0)) % 9973;
  }
  return `hue-${hash % HUES}`;
}

/**
 * The picture of a user or channel, or else the first letter of its name on a colour made from it. The name itself stands beside it.
 *
 * @param owner whatever has a name and perhaps an icon, a data URL
 * @param size small, large or, for the usual one, nothing
 */
export function avatar(owner, size = '') {
  const name = owner.name ?? '';
  const initial = [...name.replace(/^[^\p{L}\p{N}]+/u, '')][0] ?? [...name][0] ?? '?';
  const picture = /^data:image\//.test(owner.icon ?? '');
  return html`<span class="avatar ${hue(name)} ${size ? `avatar-${size}` : ''}" aria-hidden="true">${
    picture ? html`<img src=${owner.icon} alt="" decoding="async">` : initial.toUpperCase()}</span>`;
}
