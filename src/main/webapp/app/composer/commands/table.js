/** All commands. */
import {CHANNELS, ROLES} from './channels.js';
import {CORE} from './core.js';
import {MESSAGES} from './messages.js';
import {SELF, SERVER} from './people.js';
import {isAllowed} from './command.js';

/** The commands by groups, whose names have texts: `composer.commands-GROUP`. */
export const GROUPS = {core: CORE, messages: MESSAGES, channels: CHANNELS, roles: ROLES, self: SELF, server: SERVER};

const byName = new Map(Object.values(GROUPS).flat().flatMap(command => command.names.map(name => [name, command])));

/** The command of that name, whether one may use it or not. */
export function findCommand(name) {
  return byName.get(name.toLowerCase());
}

/** What one may use in a channel. */
export function allowedCommands(place) {
  return Object.values(GROUPS).flat().filter(command => isAllowed(command, place));
}
