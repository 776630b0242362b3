/** The extensions of shirakumo.mess in the order of its sections, and `lichat-ee` for the types that are this server's own (§6). */
const SUPPORTED = `backfill data emotes edit channel-trees channel-info server-management pause quiet ip bridge link markup user-info
shared-identity icons history block reactions replies last-read typing otp url roles`.split(/\s+/).map(name => `shirakumo-${name}`);

/** The other names that definitions and servers have for some. */
const SPELLINGS = {
  'shirakumo-emote': 'shirakumo-emotes', 'shirakumo-icon': 'shirakumo-icons', 'shirakumo-search': 'shirakumo-history',
  'shirakmuo-history': 'shirakumo-history',
};

/** What a client announces in its connect. */
export function announced() {
  return [...SUPPORTED, ...Object.keys(SPELLINGS), 'lichat-ee'];
}

/** The one spelling of an extension. */
function normal(extension) {
  const name = extension.toLowerCase();
  return Object.hasOwn(SPELLINGS, name) ? SPELLINGS[name] : name;
}

/** What a server has announced. */
export class Extensions {
  #names = new Set();

  set(names) {
    this.#names = new Set(names.map(normal));
  }

  /** Whether an extension is there, in any of its spellings. */
  has(name) {
    return this.#names.has(normal(name));
  }
}
