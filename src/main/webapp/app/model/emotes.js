import {pictureUrl} from './pictures.js';

/** The emotes of a channel (shirakumo §3): data URLs by name in lower case. */
export class Emotes {
  urls = new Map();
  /** As the server spells them, for what is asked for. */
  #names = new Map();

  /** The names that need not be sent again. */
  get known() {
    return [...this.#names.values()];
  }

  /** An emote was set or, by an empty payload, removed. */
  set({name, contentType, payload}) {
    const key = name.toLowerCase();
    const url = payload === '' ? null : pictureUrl(contentType, payload);
    if (url) {
      this.urls.set(key, url);
      this.#names.set(key, name);
    } else {
      this.urls.delete(key);
      this.#names.delete(key);
    }
  }

  /** These are all that there are. */
  keep(names) {
    const all = new Set(names.map(name => name.toLowerCase()));
    [...this.urls.keys()].filter(key => !all.has(key)).forEach(key => {
      this.urls.delete(key);
      this.#names.delete(key);
    });
  }
}
