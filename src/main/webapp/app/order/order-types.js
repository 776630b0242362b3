/** The update types about which channels have rules, in groups as people think of them. */
const GROUPS = {
  talk: ['message', 'edit', 'data', 'react', 'typing', 'emote'],
  read: ['backfill', 'search', 'users', 'channel-info', 'emotes', 'last-read', 'roles', 'channels', 'capabilities'],
  come: ['join', 'leave', 'pull', 'create'],
  order: ['kick', 'quiet', 'unquiet', 'quieted', 'pause', 'bridge', 'set-channel-info', 'permissions', 'grant', 'deny', 'expunge'],
  roles: ['role', 'delete-role', 'assign-role', 'remove-role'],
  self: ['register', 'set-user-info', 'user-info', 'block', 'unblock', 'blocked', 'share-identity', 'unshare-identity',
    'list-shared-identities', 'assume-identity'],
  server: ['kill', 'ban', 'unban', 'blacklist', 'ip-ban', 'ip-unban', 'ip-blacklist', 'destroy', 'server-info', 'passwd',
    'reset-otp', 'export', 'erase'],
};

/** What is checked on the primary channel only (§2.4.1; shirakumo §7), and says nothing about others. */
const CHANNEL_LESS = [...GROUPS.self, ...GROUPS.server, 'ping', 'pong', 'disconnect', 'connect'];

/** The names of the groups, in the order in which they are shown; whatever is in none of them is in the last one. */
export const GROUP_NAMES = [...Object.keys(GROUPS), 'other'];

/** The group of a type. */
export function groupOf(type) {
  return GROUP_NAMES.find(name => GROUPS[name]?.includes(type)) ?? 'other';
}

/** The types that have a meaning in a channel. */
export function typesOf(channel) {
  return Object.values(GROUPS).flat().filter(type => channel.primary || !CHANNEL_LESS.includes(type));
}

/** Compares two types by where they stand in their groups. */
export function compareTypes(one, other) {
  const place = type => {
    const group = groupOf(type);
    const within = GROUPS[group]?.indexOf(type) ?? 0;
    return GROUP_NAMES.indexOf(group) * 100 + within;
  };
  return place(one) - place(other) || (one < other ? -1 : one > other ? 1 : 0);
}

/** The key of the text that says what a type lets people do. */
export function typeKey(type) {
  return `people.type.${type}`;
}
