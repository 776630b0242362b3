import {render} from '../lib/lit-html/lit-html.js';
import {html, nothing} from './view.js';
import {icon} from './icon.js';

const MARGIN = 8;

/**
 * Opens a menu beside an element: arrow keys, Home, End and first letters move in it, Escape and Tab close it.
 *
 * @param items {label, icon, run, danger, disabled} each; what is false is left out
 */
export function openMenu(anchor, items, label = anchor.getAttribute('aria-label')) {
  const menu = document.createElement('div');
  menu.className = 'menu';
  menu.popover = 'auto';
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', label ?? '');
  const choose = item => {
    menu.hidePopover();
    item.run();
  };
  render(items.filter(Boolean).map(item => row(item, choose)), menu);
  menu.addEventListener('toggle', event => event.newState === 'closed' && closed(menu, anchor));
  menu.addEventListener('keydown', event => move(menu, event));
  (anchor.closest('dialog, main, nav, aside, footer') ?? document.body).append(menu);
  menu.showPopover();
  anchor.setAttribute('aria-expanded', 'true');
  placeBeside(menu, anchor);
  menu.querySelector('button:not(:disabled)')?.focus();
  return {close: () => menu.hidePopover()};
}

/** Puts an element that lies over the page below another one, or above it, where there is room. */
export function placeBeside(element, anchor) {
  const at = anchor.getBoundingClientRect();
  const size = element.getBoundingClientRect();
  const below = at.bottom + size.height + MARGIN <= innerHeight;
  const top = below ? at.bottom + 2 : Math.max(MARGIN, at.top - size.height - 2);
  const left = Math.max(MARGIN, Math.min(at.right - size.width, innerWidth - size.width - MARGIN));
  element.style.top = `${top}px`;
  element.style.left = `${left}px`;
}

function row(item, choose) {
  return html`<button class="menu-item ${item.danger ? 'menu-danger' : ''}" role="menuitem" ?disabled=${item.disabled}
      @click=${() => choose(item)}>${item.icon ? icon(item.icon) : nothing}<span>${item.label}</span></button>`;
}

function closed(menu, anchor) {
  const focused = menu.contains(document.activeElement) || document.activeElement === document.body;
  menu.remove();
  anchor.setAttribute('aria-expanded', 'false');
  if (focused && anchor.isConnected) {
    anchor.focus({preventScroll: true});
  }
}

function move(menu, event) {
  const items = [...menu.querySelectorAll('button:not(:disabled)')];
  const at = items.indexOf(document.activeElement);
  const to = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key] ?? named(items, at, event.key);
  if (event.key === 'Tab' || event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    menu.hidePopover();
  } else if (to >= 0) {
    event.preventDefault();
    items[to].focus();
  }
}

function named(items, at, key) {
  if (key.length !== 1 || key === ' ') {
    return -1;
  }
  const order = [...items.keys()].map(index => (at + 1 + index) % items.length);
  return order.find(index => items[index].textContent.trim().toLowerCase().startsWith(key.toLowerCase())) ?? -1;
}
