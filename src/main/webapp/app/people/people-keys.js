/** The keys under which users and channels tell about themselves (shirakumo §6, §14). */

/** Keys of users, in the order in which they are shown, with what an input for them is like. */
export const USER_KEYS = [
  {key: 'status', most: 200, isLine: true},
  {key: 'real-name', most: 100, isLine: true, autocomplete: 'name'},
  {key: 'location', most: 100, isLine: true},
  {key: 'birthday', most: 100, isLine: true, autocomplete: 'bday'},
  {key: 'contact', most: 500},
  {key: 'public-key', most: 10_000, isCode: true},
];

/** Keys of channels; sizes in characters are those of lichat-ee, other servers say when something is too long. */
export const CHANNEL_KEYS = [
  {key: 'title', most: 100, isLine: true},
  {key: 'topic', most: 1000},
  {key: 'news', most: 2000},
  {key: 'rules', most: 4000},
  {key: 'contact', most: 500},
  {key: 'url', most: 500, isLine: true, type: 'url'},
];

/** The keys that are set and to be read, known ones first; pictures are seen elsewhere. */
export function shownKeys(info, known) {
  const order = known.map(({key}) => key);
  const others = [...info.keys()].filter(key => !order.includes(key) && key !== 'icon').sort();
  return [...order, ...others].filter(key => info.get(key));
}

/** The keys whose text is another one than before, with the new text; an empty one unsets it. */
export function changedTexts(before, texts) {
  return [...texts].map(([key, text]) => [key, text.trim()]).filter(([key, text]) => text !== (before.get(key) ?? '').trim());
}
