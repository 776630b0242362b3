/** The emotes that can be used in a channel (shirakumo.mess §3, §5). */

/**
 * The emotes by where they are from: {channel, emotes: [{name, url}]} for the channel itself, those above it, and the primary one, as far
 * as they have any. A name that was there before is left out, as it would mean the nearer one.
 */
export function emotesBySource(channel, chat) {
  const sources = [];
  const seen = new Set();
  for (let at = channel; at; at = at.parent === null ? null : chat?.channel(at.parent)) {
    const emotes = [...at.emotes].filter(([name]) => !seen.has(name)).map(([name, url]) => ({name, url}));
    emotes.forEach(({name}) => seen.add(name));
    if (emotes.length > 0) {
      sources.push({channel: at, emotes: emotes.sort((a, b) => a.name.localeCompare(b.name))});
    }
  }
  return sources;
}

/** All of them in one list. */
export function emotesOf(channel, chat) {
  return emotesBySource(channel, chat).flatMap(({emotes}) => emotes);
}
