import {dataUrlOfIcon} from './pictures.js';

/** Somebody, as far as it is known. */
export class User {
  name;
  /** Whether the name is registered; null while nobody knows. */
  registered = null;
  connections = null;
  /** What they tell about themselves: keys in lower case, texts. */
  info = new Map();
  /** A data URL, or null. */
  icon = null;
  /** Whether the server was asked. */
  loaded = false;

  constructor(name) {
    this.name = name;
  }

  /** What the server tells of the user (§5.5.3, shirakumo §14). */
  fill({registered = false, connections = null, info = []}) {
    this.registered = registered;
    this.connections = typeof connections === 'number' ? connections : null;
    this.info = new Map();
    info.forEach(([key, text]) => this.set(key, text));
    this.icon = dataUrlOfIcon(this.info.get('icon'));
    this.loaded = true;
  }

  /** Something they tell about themselves has changed; an empty text takes it back. */
  set(key, text) {
    if (typeof text === 'string') {
      text === '' ? this.info.delete(key) : this.info.set(key, text);
    }
    if (key === 'icon') {
      this.icon = dataUrlOfIcon(this.info.get('icon'));
    }
  }
}
