import {html, nothing} from '../ui/view.js';
import {icon} from '../ui/icon.js';
import {avatar, hue} from '../ui/avatar.js';
import {attachment} from './attachment.js';
import {toolbar} from './message-menu.js';
import {textView} from '../text/plain.js';
import {richView} from '../text/rich.js';
import {has, t} from '../i18n/index.js';
import {count, names, when} from '../i18n/times.js';

/** Within this time, in milliseconds, what one person says stands beneath one name. */
const TOGETHER = 5 * 60 * 1000;

const SAID = new Set(['message', 'link', 'data']);
const COMINGS = new Set(['join', 'leave']);

/**
 * A row of the list: an entry, with the line of its day and that of what is new above it where they belong.
 *
 * @param before the entry above it, if there is one
 * @param context {chat, channel, active, marked, newest, redraw}: the list it is in, and which of its entries has what
 */
export function row(entry, before, context) {
  const day = !before || dayOf(before) !== dayOf(entry);
  const fresh = context.fresh === entry;
  const together = !day && !fresh && continues(entry, before);
  return html`
    ${day ? html`<div class="message-day" role="separator"><span>${when(entry.date, 'day')}</span></div>` : nothing}
    ${fresh ? html`<div class="message-new" role="separator"><span>${t('messages.new')}</span></div>` : nothing}
    ${SAID.has(entry.kind) ? said(entry, together, context) : isShown(entry, context.chat) ? happened(entry) : nothing}`;
}

/** Whether an entry is shown at all: whoever does not want to see people come and go does not. */
export function isShown(entry, chat) {
  return !COMINGS.has(entry.kind) || chat.settings.get('comings') !== false;
}

/** The name of an entry for whoever hears it: who says what. */
export function spoken(entry) {
  if (!SAID.has(entry.kind)) {
    return eventText(entry);
  }
  return entry.deleted ? t('message.deleted-by', {from: entry.from}) : t('message.spoken', {from: entry.from, text: snippet(entry)});
}

/** The beginning of what an entry says. */
export function snippet(entry) {
  if (entry.deleted) {
    return t('message.deleted');
  }
  const text = entry.kind === 'message' ? entry.text : entry.filename || t('attachment.file');
  return [...text.slice(0, 400).replace(/\s+/g, ' ')].slice(0, 120).join('');
}

function dayOf(entry) {
  return entry.date.toDateString();
}

function continues(entry, before) {
  return SAID.has(entry.kind) && SAID.has(before.kind) && entry.from === before.from && !entry.replyTo
      && entry.bridge === before.bridge && entry.date - before.date < TOGETHER;
}

function happened(entry) {
  return html`<div class="message-event"><time datetime=${entry.date.toISOString()} title=${when(entry.date, 'full')}>${when(entry.date, 'clock')}</time>
    <span class="message-event-text">${eventText(entry)}</span></div>`;
}

function eventText(entry) {
  const key = `event.${entry.kind}`;
  return t(has(key) ? key : 'event.other', {...entry, type: entry.kind, target: entry.target ?? '', text: entry.text ?? ''});
}

function said(entry, together, context) {
  const classes = ['message', together && 'message-together', entry.mention && 'message-mention', `message-${entry.state}`,
    context.marked === entry && 'message-marked'];
  return html`<div class=${classes.filter(Boolean).join(' ')}>
    <div class="message-side">${together ? time(entry, 'clock') : face(entry, context)}</div>
    <div class="message-main">
      ${entry.replyTo ? quote(entry, context) : nothing}
      ${together ? nothing : head(entry, context)}
      ${body(entry, context)}
      ${marks(entry, context)}
      ${reactions(entry, context)}
    </div>
    ${context.active === entry && !entry.deleted ? toolbar(entry, context) : nothing}</div>`;
}

function time(entry, style = 'time') {
  return html`<time class="message-time" datetime=${entry.date.toISOString()} title=${when(entry.date, 'full')}>${when(entry.date, style)}</time>`;
}

function face(entry, {chat}) {
  return avatar({name: entry.from, icon: entry.bridge ? null : chat.user(entry.from).icon});
}

function head(entry, {channel}) {
  const show = event => event.target.dispatchEvent(new CustomEvent('show-profile', {bubbles: true, detail: {name: entry.from, channel}}));
  return html`<div class="message-head">
    <button class="message-from ${hue(entry.from)}" @click=${show}><bdi>${entry.from}</bdi></button>
    ${entry.bridge ? html`<span class="badge" title=${t('message.bridged', {name: entry.bridge})}>${t('message.bridge')}</span>` : nothing}
    ${entry.signature ? html`<span class="badge" title=${t('message.signed-title')}>${t('message.signed')}</span>` : nothing}
    ${time(entry)}</div>`;
}

function body(entry, context) {
  if (entry.deleted) {
    return html`<div class="message-deleted muted">${t('message.deleted')}</div>`;
  }
  if (entry.kind !== 'message') {
    return attachment(entry, context);
  }
  const rich = entry.rich ? richView(entry.rich, context) : null;
  return html`<div class="message-text">${rich ?? textView(entry.text, context)}</div>`;
}

function quote(entry, {channel}) {
  const {from, id} = entry.replyTo;
  const original = channel.log.find(from, id);
  const jump = event => event.target.dispatchEvent(new CustomEvent('jump', {bubbles: true, detail: {channel, from, id}}));
  return html`<button class="message-quote" @click=${jump} aria-label=${t('message.to-original', {from})}>
    ${icon('reply')}<bdi class="message-quote-from">${from}</bdi><span class="message-quote-text">${original ? snippet(original) : nothing}</span></button>`;
}

function marks(entry, {channel}) {
  if (entry.state === 'failed') {
    return html`<div class="message-failure error" role="alert">${icon('alert')}<span>${t('message.failed')} ${entry.failure?.text ?? ''}</span>
      <button class="button" @click=${() => channel.retry(entry)}>${t('message.retry')}</button></div>`;
  }
  return entry.edited && !entry.deleted
      ? html`<span class="message-edited muted" title=${(entry.edits ?? []).map(edit => edit.text).join('\n―\n').slice(0, 2000)}>${t('message.edited')}</span>`
      : nothing;
}

function reactions(entry, {chat, channel}) {
  if (!entry.reactions?.size || entry.deleted) {
    return nothing;
  }
  const chips = [...entry.reactions].filter(([, users]) => users.length > 0);
  return html`<div class="message-reactions" role="group" aria-label=${t('message.reactions')}>${chips.map(([emote, users]) => {
    const who = t('message.reacted', {names: names(users), emote, count: count(users.length)});
    const mine = users.some(name => chat.isMe(name));
    return html`<button class="message-reaction" aria-pressed=${mine} title=${who} aria-label=${who} ?disabled=${!channel.can('react')}
        @click=${() => channel.react(entry, emote)}>${sign(emote, channel)} <span>${count(users.length)}</span></button>`;
  })}</div>`;
}

function sign(emote, channel) {
  const name = emote.replace(/^:|:$/g, '');
  const picture = channel.emote(name);
  return picture ? html`<img class="message-emote" src=${picture} alt="">` : html`<span class="message-sign">${emote}</span>`;
}
