/** The texts of the client in the languages it has. A language is a folder beside this file with one module for each area of the client. */
const LANGUAGES = ['en', 'de'];
const areas = new Set(['shell', 'failures']);

let texts = {};
let language = 'en';
let plurals = new Intl.PluralRules('en');

/** The languages there are, as tags. */
export function languages() {
  return LANGUAGES;
}

/** The language in use, as a tag. */
export function current() {
  return language;
}

/** The first of the browser's languages that there is. */
export function preferred() {
  return navigator.languages.map(tag => tag.slice(0, 2)).find(tag => LANGUAGES.includes(tag)) ?? 'en';
}

/** Takes that language into use; whatever is shown has to be drawn anew. */
export async function use(tag) {
  texts = await read(tag, areas);
  language = tag;
  plurals = new Intl.PluralRules(tag);
  document.documentElement.lang = tag;
}

/** Has the texts of more areas at hand, which those parts of the client need that are not there from the beginning. */
export async function load(...more) {
  more.forEach(area => areas.add(area));
  Object.assign(texts, await read(language, more));
}

/**
 * The text of a key. {@code {name}} in it stands for the argument of that name. A text that depends on a number is an object with the
 * plural categories of the language as keys, and chosen by the argument {@code n}.
 */
export function t(key, args = {}) {
  const found = texts[key];
  const text = typeof found === 'object' ? found[plurals.select(args.n)] ?? found.other : found;
  return (text ?? key).replace(/\{(\w+)\}/g, (all, name) => name in args ? String(args[name]) : all);
}

/** Whether there is a text of that key. */
export function has(key) {
  return key in texts;
}

async function read(tag, names) {
  const modules = await Promise.all([...names].map(name => import(`./${tag}/${name}.js`)));
  return Object.assign({}, ...modules.map(module => module.default));
}
