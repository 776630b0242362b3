import {t} from '../i18n/index.js';
import {count} from '../i18n/times.js';
import {isCommand} from './commands/run.js';

/** What servers take in one text unless they are told otherwise, in code points; ours calls it lichat.max-text-length. */
const LONGEST = 100_000;

/** Whether a text is longer than what servers take. */
export function isTooLong(text) {
  return text.length > LONGEST && [...text].length > LONGEST;
}

/** What whoever writes should know: {text, icon, action}, or null. */
export function noteFor(composer, text) {
  const {chat, channel} = composer;
  if (chat.channel(channel.name) !== channel) {
    const join = () => composer.dispatchEvent(new CustomEvent('open-channel', {bubbles: true, detail: {name: channel.name}}));
    return {text: t('composer.not-joined', {channel: channel.title}), action: {label: t('composer.join'), run: join}};
  }
  if (chat.state !== 'online') {
    return {text: t('composer.offline'), icon: 'refresh'};
  }
  if (isTooLong(text)) {
    const attach = channel.can('data') ? {label: t('composer.as-file'), run: () => asFile(composer, text)} : undefined;
    return {text: t('composer.too-long', {length: count([...text].length), most: count(LONGEST)}), icon: 'warning', action: attach};
  }
  if (!channel.can('message') && !isCommand(text)) {
    return {text: t(channel.primary ? 'composer.primary' : 'composer.not-permitted'), icon: 'lock'};
  }
  return null;
}

function asFile(composer, text) {
  composer.done();
  composer.attach([new File([text], `${t('composer.file-name')}.txt`, {type: 'text/plain'})]);
}
