/** The commands about what is and was said: the extensions for messages, files, emotes and history. */
import {parseMarkupFor} from './saying.js';
import {BadWord} from './arguments.js';
import {filled, local, optional, sends, text, user, word} from './command.js';
import {chooseFiles} from './files.js';
import {emotesOf} from '../emotes.js';
import {base64} from '../../model/speaking.js';
import {loadEmoji} from '../../text/emoji.js';
import {current, t} from '../../i18n/index.js';

const SAID = ['message', 'link', 'data'];
const emote = () => word('emote', null, 'emote');
const emoteName = () => ({...emote(), field: 'name', read: name => name.replace(/^:|:$/g, '')});

export const MESSAGES = [
  local('edit', [optional(text())], edit, {can: 'edit'}),
  local('delete', [], session => session.channel.remove(newest(session, entry => entry.own)), {can: 'edit'}),
  local('reply r', [optional(text())], reply, {can: 'message'}),
  local('react', [emote()], react, {can: 'react'}),
  local('send upload', [], async session => session.composer.attach(await chooseFiles({multiple: true})), {can: 'data'}),
  local('emotes', [], listEmotes),
  local('emote', [word('name', 'name')], addEmote, {can: 'emote'}),
  sends('emote', 'remove-emote', [emoteName()], {with: {contentType: 'image/png', payload: ''}}),
  local('older backfill', [], session => session.channel.older()),
  local('search', [optional(text())], (session, typed) => session.ask('open-search', {query: typed.text ?? ''}), {can: 'search'}),
  sends('expunge', 'expunge', [user()]),
];

/** The newest entry that was said and is still there. */
function newest(session, fits) {
  const isThere = ({kind, deleted, state}) => SAID.includes(kind) && !deleted && state === 'sent';
  const found = session.channel.log.entries.findLast(entry => isThere(entry) && fits(entry));
  if (!found) {
    throw new BadWord('composer.no-message', {});
  }
  return found;
}

async function edit(session, typed) {
  const entry = newest(session, ({own, kind}) => own && kind === 'message');
  if (typed.text === undefined) {
    session.composer.edit(entry);
  } else {
    const {text: plain, rich} = parseMarkupFor(session, typed.text);
    await session.channel.edit(entry, plain, rich);
  }
}

function reply(session, typed) {
  const entry = newest(session, ({own}) => !own);
  if (typed.text === undefined) {
    session.composer.reply(entry);
  } else {
    const {text: plain, rich} = parseMarkupFor(session, typed.text);
    session.channel.say(plain, {rich, replyTo: entry});
  }
}

/** An emoji or an emote, or the name of one with colons or without. */
async function react(session, typed) {
  const name = typed.emote.replace(/^:|:$/g, '');
  const isEmote = session.channel.emote(name) !== undefined;
  const isWord = /^[\w +-]+$/.test(name);
  const found = isEmote || !isWord ? null : (await loadEmoji(current())).search(name, 1)[0];
  if (!isEmote && isWord && !found) {
    throw new BadWord('composer.no-emote', {name});
  }
  await session.channel.react(newest(session, () => true), isEmote ? `:${name}:` : found?.emoji ?? typed.emote);
}

function listEmotes(session) {
  const names = emotesOf(session.channel, session.chat).map(({name}) => `:${name}:`);
  session.tell(names.length ? names.join(' ') : t('composer.no-emotes'));
}

async function addEmote(session, typed) {
  const [file] = await chooseFiles({accept: 'image/png,image/gif,image/jpeg,image/webp,image/avif'});
  if (file) {
    const payload = base64(new Uint8Array(await file.arrayBuffer()));
    const name = typed.name.replace(/^:|:$/g, '');
    await session.chat.request(filled({type: 'emote', contentType: file.type, payload, name}, [], {}, session));
    session.tell(t('composer.emote-added', {name}));
  }
}
