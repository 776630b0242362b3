/** Plain texts as templates. */
import {html, nothing} from '../ui/view.js';
import {parseLichatUrl} from '../protocol/url.js';
import {t} from '../i18n/index.js';
import {hiddenHost, safeUrl} from './links.js';
import {isLarge, tokens} from './tokens.js';

/**
 * A text with its addresses as links, emotes as pictures, and the names in it marked; a few emoji alone are large. Whatever direction it is
 * written in, it changes nothing around it.
 */
export function textView(text, context = {}) {
  const pieces = tokens(text, context);
  return html`<div class="text ${isLarge(pieces) ? 'text-large' : ''}" dir="auto">${pieces.map(piece => pieceView(piece, context))}</div>`;
}

/** The same within a line of something else. */
export function textParts(text, context = {}) {
  return tokens(text, context).map(piece => pieceView(piece, context));
}

/** A link to that address with those contents, and the host beside it if what is shown does not tell it; null where no link may lead. */
export function linkView(address, shown, contents, context = {}) {
  const url = safeUrl(address);
  if (url === null) {
    return null;
  }
  const host = hiddenHost(url, shown);
  return html`<a class="text-link" href=${url.href} title=${url.href} target="_blank" rel="noopener noreferrer nofollow"
      @click=${event => follow(event, url, context)}><bdi>${contents}</bdi></a>${
    host ? html`<span class="text-host" title=${t('text.real-host')}> (${host})</span>` : nothing}`;
}

function pieceView(piece, context) {
  switch (piece.kind) {
    case 'link': return linkView(piece.text, piece.text, piece.text, context) ?? piece.text;
    case 'emote': return html`<img class="text-emote" src=${piece.url} alt=${piece.text} title=${piece.text} decoding="async">`;
    case 'mention': return html`<bdi class=${piece.mine ? 'text-mention text-mention-me' : 'text-mention'}>${piece.text}</bdi>`;
    case 'channel': return html`<button class="text-channel" @click=${event => ask(event, 'open-channel', {name: piece.name})}><bdi>${
      piece.text}</bdi></button>`;
    default: return piece.text;
  }
}

/** A link into a channel of the same server leads there without leaving the page (shirakumo §25). */
function follow(event, url, {chat}) {
  const place = url.protocol === 'lichat:' && !event.ctrlKey && !event.metaKey ? parseLichatUrl(url.href) : null;
  if (!place?.channel || place.host !== hostOf(chat)) {
    return;
  }
  event.preventDefault();
  const {channel, message} = place;
  if (message?.from) {
    ask(event, 'jump', {channel: chat.channel(channel) ?? channel, ...message});
  } else {
    ask(event, 'open-channel', {name: channel});
  }
}

function ask(event, name, detail) {
  event.target.dispatchEvent(new CustomEvent(name, {bubbles: true, detail}));
}

function hostOf(chat) {
  return URL.canParse(chat?.address ?? '') ? new URL(chat.address).hostname : null;
}
