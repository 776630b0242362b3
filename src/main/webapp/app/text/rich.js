/** Texts with markup as templates (shirakumo.mess §13). */
import {ref} from '../lib/lit-html/directives/ref.js';
import {html, nothing} from '../ui/view.js';
import {icon} from '../ui/icon.js';
import {tell} from '../ui/toast.js';
import {t} from '../i18n/index.js';
import {readable} from './color.js';
import {contentsOf, isInline, wordsOf} from './elements.js';
import {isRich, knownKind} from './grammar.js';
import {safeUrl} from './links.js';
import {linkView, textParts} from './plain.js';
import './picture.js';

/** The level of the highest heading in a message, below those of the page. */
const HEADING = 4;

/**
 * A text with its markup; null when that is in no grammar, and then the plain text is to be shown. The context is what
 * {@code textView} takes.
 */
export function richView(rich, context = {}) {
  return isRich(rich) ? html`<div class="text rich" dir="auto">${contents(contentsOf(rich), context)}</div>` : null;
}

function contents(nodes, context) {
  return nodes.map(node => view(node, context));
}

function view(node, context) {
  if (typeof node === 'string') {
    return textParts(node, context);
  }
  const draw = DRAWN[knownKind(node)] ?? (isInline(node) ? inLine : group);
  return draw(contentsOf(node), context, node[1]);
}

function inLine(nodes, context) {
  return contents(nodes, context);
}

function group(nodes, context) {
  return nodes.every(isInline) ? contents(nodes, context) : html`<div class="rich-group">${contents(nodes, context)}</div>`;
}

const DRAWN = {
  g: group,
  p: (nodes, context) => html`<p class="rich-p" dir="auto">${contents(nodes, context)}</p>`,
  ul: (nodes, context) => html`<ul class="rich-list">${items(nodes, context)}</ul>`,
  ol: (nodes, context) => html`<ol class="rich-list">${items(nodes, context)}</ol>`,
  code,
  section,
  image: (nodes, context, target) => safeUrl(target)
    ? html`<lc-picture .address=${target}></lc-picture>` : html`<p class="rich-p">${target}</p>`,
  quote: (nodes, context, author) => html`<blockquote class="rich-quote">${contents(nodes, context)}${
    author ? html`<footer class="rich-author">— <bdi>${author}</bdi></footer>` : nothing}</blockquote>`,
  b: (nodes, context) => html`<b>${contents(nodes, context)}</b>`,
  i: (nodes, context) => html`<i>${contents(nodes, context)}</i>`,
  u: (nodes, context) => html`<u>${contents(nodes, context)}</u>`,
  s: (nodes, context) => html`<s>${contents(nodes, context)}</s>`,
  m: nodes => html`<code class="rich-code-inline" dir="ltr">${wordsOf(nodes)}</code>`,
  sub: (nodes, context) => html`<sub>${contents(nodes, context)}</sub>`,
  sup: (nodes, context) => html`<sup>${contents(nodes, context)}</sup>`,
  link: (nodes, context, target) => {
    const words = wordsOf(nodes);
    return linkView(target, words, words === '' ? target : inert(nodes), context) ?? contents(nodes, context);
  },
  color: (nodes, context, color) => html`<span class="rich-color" ${ref(element => element && paint(element, color))}>${
    contents(nodes, context)}</span>`,
};

/** What is in a link has no links of its own. */
function inert(nodes) {
  return nodes.map(node => typeof node === 'string' ? node : html`<span class="rich-${knownKind(node)}">${inert(contentsOf(node))}</span>`);
}

function items(nodes, context) {
  return nodes.map(node => html`<li>${contents(contentsOf(node), context)}</li>`);
}

function section(nodes, context, [depth, ...heading]) {
  const level = Math.min(6, Math.max(1, Number(depth)));
  return html`<div class="rich-section">
    <div class="rich-heading rich-heading-${level}" role="heading" aria-level=${HEADING - 1 + level} dir="auto">${
      contents(heading, context)}</div>${
    contents(nodes, context)}</div>`;
}

function code([text], context, language) {
  const label = language ? t('text.code-in', {language}) : t('text.code');
  const button = html`<button class="icon-button" aria-label=${t('text.copy-code')} title=${t('text.copy-code')}
      @click=${event => copy(event, text)}>${icon('copy')}</button>`;
  const head = html`<figcaption class="rich-code-head"><bdi>${language || t('text.code')}</bdi>${button}</figcaption>`;
  return html`<figure class="rich-code">${head}<pre
      class="rich-code-text" tabindex="0" role="group" aria-label=${label} dir="ltr"><code>${text}</code></pre></figure>`;
}

/** Where the clipboard may not be used, the code is selected at least. */
async function copy(event, text) {
  const shown = event.currentTarget.closest('.rich-code').querySelector('code');
  try {
    await navigator.clipboard.writeText(text);
    tell(t('toast.copied'));
  } catch {
    getSelection().selectAllChildren(shown);
    tell(t('text.copy-selected'));
  }
}

function paint(element, color) {
  const {light, dark} = readable(color);
  element.style.setProperty('--rich-on-light', light);
  element.style.setProperty('--rich-on-dark', dark);
}
