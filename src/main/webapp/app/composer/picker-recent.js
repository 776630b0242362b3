/** What was picked last, and in which skin tone, kept with the settings. */
const RECENT = 'emoji.recent';
const TONE = 'emoji.tone';
const MOST = 32;
export const TONES = ['', '🏻', '🏼', '🏽', '🏾', '🏿'];

/** Where there are no settings it is remembered as long as the page lives. */
const remembered = new Map();

export function recent(settings) {
  const list = (settings ?? remembered).get(RECENT);
  return Array.isArray(list) ? list.filter(sign => typeof sign === 'string').slice(0, MOST) : [];
}

/** That was picked. */
export function remember(settings, sign) {
  keep(settings, RECENT, [sign, ...recent(settings).filter(other => other !== sign)].slice(0, MOST));
}

/** The skin tone, or an empty text for none. */
export function tone(settings) {
  const chosen = (settings ?? remembered).get(TONE);
  return TONES.includes(chosen) ? chosen : '';
}

/** Goes on to the next skin tone. */
export function nextTone(settings) {
  keep(settings, TONE, TONES[(TONES.indexOf(tone(settings)) + 1) % TONES.length]);
}

/** The emoji in a skin tone, if it can have one. */
export function toned(emoji, inTone) {
  return inTone && /^\p{Emoji_Modifier_Base}/u.test(emoji) ? emoji.replace(/^(.)\uFE0F?/u, `$1${inTone}`) : emoji;
}

function keep(settings, key, value) {
  (settings ?? remembered).set(key, value);
}
