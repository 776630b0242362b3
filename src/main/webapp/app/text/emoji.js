/** The emoji that there are, with their names. The data comes when it is first asked for. */
let loading = null;

const FIRST_REGION = 0x1F1E6;
const languages = {en: () => import('./emoji-en.js'), de: () => import('./emoji-de.js')};

/** All emoji with the names of that language, or English ones; always the same while the language is. */
export function loadEmoji(language) {
  const known = language in languages ? language : 'en';
  if (loading?.language !== known) {
    loading = {language: known, emoji: load(known).catch(error => {
      loading = null; // another try may find the network back
      throw error;
    })};
  }
  return loading.emoji;
}

async function load(language) {
  const [{GROUPS, REGIONS}, own, english] = await Promise.all([import('./emoji-data.js'), languages[language](), languages.en()]);
  return new Emoji(GROUPS, namesOf(own.default), namesOf(english.default)).withFlags(REGIONS, language);
}

function namesOf(text) {
  return text.split(/[|\n]/);
}

/** Emoji in groups: {emoji, name} each. */
class Emoji {
  /** From the name of a group, such as smileys, to its emoji. */
  groups = new Map();
  #all = [];

  /** The names of both languages are in the order of the emoji. */
  constructor(groups, own, english) {
    let index = 0;
    for (const [group, text] of Object.entries(groups)) {
      this.groups.set(group, text.split(/\s+/).map(emoji => {
        const [name, more = ''] = own[index].split('/');
        return this.#add(emoji, name, `${more} ${english[index++].replace('/', ' ')}`);
      }));
    }
  }

  /** With the flags of regions, which the browser knows by name. */
  withFlags(regions, language) {
    const [own, english] = [language, 'en'].map(tag => new Intl.DisplayNames(tag, {type: 'region', fallback: 'code'}));
    for (const [region] of regions.matchAll(/[A-Z]{2}/g)) {
      const flag = String.fromCodePoint(...[...region].map(letter => FIRST_REGION + letter.charCodeAt(0) - 65));
      this.groups.get('flags').push(this.#add(flag, nameOf(own, region), `${nameOf(english, region)} ${region} flag`));
    }
    return this;
  }

  /** The name of an emoji; the emoji itself when it has none. */
  name(emoji) {
    return this.#all.find(one => one.emoji === emoji)?.name ?? emoji;
  }

  /** Those that each word is the beginning of a word of: first those whose name begins so, the shorter the earlier. */
  search(text, most = Infinity) {
    const wanted = text.toLowerCase().split(/[\s_]+/).filter(Boolean);
    const found = wanted.length === 0 ? [] : this.#all.filter(({words}) => wanted.every(word => words.some(own => own.startsWith(word))));
    return found.map(one => ({one, rank: rank(one, wanted)})).sort((a, b) => a.rank - b.rank).slice(0, most).map(({one}) => one);
  }

  #add(emoji, name, more) {
    const words = `${name} ${more}`.toLowerCase().split(/[\s,-]+/).filter(Boolean);
    const one = {emoji, name, words};
    this.#all.push(one);
    return one;
  }
}

function rank({name, words}, wanted) {
  const phrase = wanted.join(' ');
  const isExact = words.includes(phrase) ? 0 : 200;
  return isExact + (name.toLowerCase().startsWith(phrase) ? 0 : 100) + name.length;
}

/** Some browsers know fewer regions, and name what they do not know by its code. */
function nameOf(names, region) {
  try {
    return names.of(region) ?? region;
  } catch {
    return region;
  }
}
