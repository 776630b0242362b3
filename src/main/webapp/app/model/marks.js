import {fold} from '../protocol/names.js';

/** What was done to an entry: its edits (shirakumo §4) and the reactions to it (§20). They may come in any order and more than once. */
export class Marks {
  /** All that was taken, to be given on when the entry is forgotten for a while. */
  updates = [];
  reactions = new Map();
  edits = [];
  #entry;
  #versions;
  #seen = new Set();

  constructor(entry) {
    this.#entry = entry;
    this.#versions = [{text: entry.text, rich: entry.rich, clock: entry.clock}];
  }

  get isEdited() {
    return this.#versions.length > 1;
  }

  get isDeleted() {
    return this.#versions.length > 1 && this.#versions.at(-1).text === '';
  }

  /** Takes an edit or a reaction; false when it came before. */
  add(update) {
    const key = update.type === 'edit' ? `${update.clock} ${update.text}` : `${fold(update.from)}\0${typeof update.id}${update.id}`;
    if (this.#seen.has(key)) {
      return false;
    }
    this.#seen.add(key);
    this.updates.push(update);
    update.type === 'edit' ? this.#edit(update) : this.#react(update);
    return true;
  }

  /** The version with the latest clock is the one that is shown. */
  #edit({text, rich = null, clock = this.#entry.clock}) {
    const behind = this.#versions.findLastIndex((version, index) => index === 0 || version.clock <= clock);
    this.#versions.splice(behind + 1, 0, {text, rich, clock});
    this.edits = this.#versions.slice(0, -1);
    const last = this.#versions.at(-1);
    this.#entry.text = last.text;
    this.#entry.rich = last.rich;
  }

  /** Whoever uses an emote once more takes it back, so the order does not matter. */
  #react({from, emote}) {
    const names = this.reactions.get(emote) ?? [];
    const others = names.filter(name => fold(name) !== fold(from));
    if (others.length < names.length) {
      others.length > 0 ? this.reactions.set(emote, others) : this.reactions.delete(emote);
    } else {
      this.reactions.set(emote, [...names, from]);
    }
  }
}
