import {html, nothing} from '../ui/view.js';
import {icon} from '../ui/icon.js';
import {t} from '../i18n/index.js';

/** What a browser shows of each, when a link leads to it (shirakumo §12). Others are offered for download. */
const PICTURES = /^image\/(png|gif|jpeg|webp|avif|bmp|apng)$/;
const SOUNDS = /^audio\//;
const FILMS = /^video\//;

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Links that were pressed to be shown, though they lead elsewhere. */
const wanted = new Set();

/** The file of an entry: shown at once if it lies on the server of the chat, else when asked to, since to load it tells another host who reads. */
export function attachment(entry, {chat, redraw}) {
  const url = reachable(linkOf(entry.url ?? entry.text), chat);
  if (!url) {
    return nothing;
  }
  const own = url.protocol === 'data:' || url.host === location.host || url.hostname === hostOf(chat.address);
  const kind = kindOf(entry.link ?? entry.contentType ?? '');
  if (kind === 'file') {
    return file(url, entry);
  }
  return own || wanted.has(url.href) ? embedded(kind, url, entry) : offered(kind, url, redraw);
}

/** Where an http or https link leads, or data that came with the update; null for all else. */
export function linkOf(text) {
  try {
    const url = new URL(text);
    return ['http:', 'https:'].includes(url.protocol) || /^data:(image|audio|video)\//.test(url.href) ? url : null;
  } catch {
    return null;
  }
}

/** A server that was not told its name calls itself localhost, which is somebody else to whoever came by another name. */
function reachable(url, chat) {
  if (url && LOCAL.has(url.hostname) && url.port === location.port && hostOf(chat.address) === location.hostname) {
    url.hostname = location.hostname;
  }
  return url;
}

function hostOf(address) {
  return linkOf((address ?? '').replace(/^ws/, 'http'))?.hostname ?? '';
}

function kindOf(type) {
  const essence = type.split(';')[0].trim().toLowerCase();
  const kinds = [[PICTURES, 'picture'], [SOUNDS, 'sound'], [FILMS, 'film']];
  return kinds.find(([pattern]) => pattern.test(essence))?.[1] ?? 'file';
}

function nameOf(url, entry) {
  const last = decoded(url.pathname.split('/').pop());
  return entry.filename || (url.protocol === 'data:' ? t('attachment.file') : last) || url.host;
}

/** Not all that is in addresses can be decoded. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function embedded(kind, url, entry) {
  const name = nameOf(url, entry);
  if (kind === 'picture') {
    return html`<a class="attachment-picture" href=${url.href} target="_blank" rel="noopener noreferrer nofollow">
      <img src=${url.href} alt=${t('attachment.picture-by', {name, from: entry.from})} loading="lazy" decoding="async"></a>`;
  }
  return kind === 'sound'
      ? html`<audio class="attachment-sound" controls preload="none" src=${url.href} aria-label=${name}></audio>`
      : html`<video class="attachment-film" controls preload="metadata" src=${url.href} aria-label=${name}></video>`;
}

function offered(kind, url, redraw) {
  const show = () => {
    wanted.add(url.href);
    redraw();
  };
  return html`<div class="attachment-file">
    <a href=${url.href} target="_blank" rel="noopener noreferrer nofollow">${url.host}</a>
    <button class="button" @click=${show}>${icon('play')}${t(`attachment.show-${kind}`)}</button></div>`;
}

function file(url, entry) {
  return html`<a class="attachment-file" href=${url.href} target="_blank" rel="noopener noreferrer nofollow">
    ${icon('download')}<span class="attachment-name"><bdi>${nameOf(url, entry)}</bdi></span><span class="muted">${entry.link ?? ''}</span></a>`;
}
