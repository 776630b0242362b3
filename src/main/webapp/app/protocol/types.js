/** The update types with their superclasses, line for line as lichat.sexpr and shirakumo.sexpr have them, and those of this server. */
const SUPERCLASSES = table(`
ping: update; pong: update; connect: update; disconnect: update; register: update
channel-update: update; target-update: update; text-update: update
join: channel-update; leave: channel-update; message: channel-update text-update; create: update
kick: channel-update target-update; pull: channel-update target-update; permissions: channel-update
grant: channel-update target-update; deny: channel-update target-update
users: channel-update; channels: update; user-info: target-update; capabilities: channel-update; server-info: target-update
failure: text-update; malformed-update: failure; update-too-long: failure; connection-unstable: failure; too-many-connections: failure
update-failure: failure; warning: text-update; updates-throttled: warning
backfill: channel-update; data: channel-update; emotes: channel-update; emote: channel-update; edit: message
channel-info: channel-update; set-channel-info: channel-update text-update
kill: target-update; destroy: channel-update; ban: target-update; unban: target-update; blacklist: update
pause: channel-update; quiet: channel-update target-update; unquiet: channel-update target-update; quieted: channel-update
ip-ban: update; ip-unban: update; ip-blacklist: update; bridge: channel-update; set-user-info: text-update
share-identity: update; unshare-identity: update; list-shared-identities: update; assume-identity: target-update
search: channel-update; block: target-update; unblock: target-update; blocked: update
react: channel-update target-update; last-read: channel-update; typing: channel-update
role-update: channel-update; role: role-update; delete-role: role-update; roles: channel-update
assign-role: role-update target-update; remove-role: role-update target-update
passwd: target-update; export: target-update; erase: target-update; reset-otp: target-update; expunge: channel-update target-update
`);

const FAILURES = `invalid-update already-connected username-mismatch incompatible-version invalid-password no-such-profile username-taken
no-such-channel registration-rejected already-in-channel not-in-channel channelname-taken too-many-channels bad-name
insufficient-permissions invalid-permissions no-such-user too-many-updates clock-skewed bad-content-type emote-list-full
no-such-parent-channel no-such-channel-info malformed-channel-info bad-ip-format malformed-user-info no-such-user-info
identity-already-used invalid-otp-key no-such-role`.split(/\s+/);
FAILURES.forEach(type => SUPERCLASSES.set(type, ['update-failure']));

/** The types of this server alone, which are printed with its package. */
export const OWN_TYPES = new Set(['passwd', 'export', 'erase', 'expunge', 'reset-otp']);

/** Which fields an update cannot be without, by its type or a superclass of it. */
const REQUIRED = {
  'channel-update': ['channel'], 'target-update': ['target'], 'text-update': ['text'],
  'set-channel-info': ['key'], 'set-user-info': ['key'],
  'pause': ['by'], 'data': ['contentType', 'payload'], 'emote': ['contentType', 'name', 'payload'], 'react': ['updateId', 'emote'],
  'role-update': ['role'],
};

const ancestries = new Map();
const requirements = new Map();

/** Whether updates of a type are also of the other, which is the type itself or one that it inherits from. */
export function isA(type, other) {
  return ancestry(type).has(other);
}

/** Whether a type is published, or one of this server. */
export function isKnown(type) {
  return SUPERCLASSES.has(type);
}

/** All types that there are, those that only others inherit from included. */
export function types() {
  return [...SUPERCLASSES.keys()];
}

/** The fields without which there is no update of that type. */
export function required(type) {
  let fields = requirements.get(type);
  if (!fields) {
    fields = [...ancestry(type)].flatMap(ancestor => REQUIRED[ancestor] ?? []);
    remember(requirements, type, fields);
  }
  return fields;
}

function ancestry(type) {
  let found = ancestries.get(type);
  if (!found) {
    found = new Set([type, ...(SUPERCLASSES.get(type) ?? []).flatMap(superclass => [...ancestry(superclass)])]);
    remember(ancestries, type, found);
  }
  return found;
}

/** Only of what is known, since anybody can make up types. */
function remember(cache, type, value) {
  if (SUPERCLASSES.has(type)) {
    cache.set(type, value);
  }
}

function table(lines) {
  const entries = lines.split(/[;\n]/).filter(line => line.trim() !== '').map(line => line.split(':'));
  return new Map(entries.map(([type, superclasses]) => [type.trim(), superclasses.trim().split(' ')]));
}
