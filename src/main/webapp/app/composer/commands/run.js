/** Runs what is typed after a slash. */
import {tell, tellFailure} from '../../ui/toast.js';
import {BadWord, readArguments, WrongArguments} from './arguments.js';
import {isAllowed} from './command.js';
import {usage} from './help.js';
import {findCommand} from './table.js';
import {t} from '../../i18n/index.js';

const LINE = /^\/([\p{L}\p{N}-]+)(?:\s+(.*))?$/su;

/** Whether a text is a command: two slashes say one. */
export function isCommand(text) {
  return text.startsWith('/') && !text.startsWith('//');
}

/** The command that a text begins with, complete or not: {command, rest, start}, where the rest begins; null when there is none. */
export function commandOf(text) {
  const match = /^\/([\p{L}\p{N}-]+)(\s|$)/u.exec(text);
  const command = match && findCommand(match[1]);
  return command ? {command, start: match[0].length, rest: text.slice(match[0].length)} : null;
}

/**
 * Runs the command that a text is.
 *
 * @param place {chat, channel, composer}
 * @return whether it was done; if not, somebody was told why
 */
export async function run(text, place) {
  const session = {
    ...place,
    tell: words => place.chat.emit('notice', {level: 'info', text: words}),
    ask: (name, detail) => place.composer.dispatchEvent(new CustomEvent(name, {bubbles: true, detail})),
    refuse: (key, args) => {
      throw new BadWord(key, args);
    },
  };
  const [, name = '', rest = ''] = LINE.exec(text) ?? [];
  const command = findCommand(name);
  if (!command || !isAllowed(command, place)) {
    tell(t(command ? 'composer.not-allowed' : 'composer.no-command', {command: text.split(/\s/, 1)[0].slice(0, 40)}), 'warning');
    return false;
  }
  try {
    await command.run(session, readArguments(command.arguments, rest));
    return true;
  } catch (error) {
    tellWhy(error, command);
    return false;
  }
}

function tellWhy(error, command) {
  if (error instanceof WrongArguments) {
    const label = error.argument ? t(`composer.arg-${error.argument.label}`).toUpperCase() : '';
    tell(t(`composer.arguments-${error.kind}`, {label, usage: usage(command)}), 'warning');
  } else if (error instanceof BadWord) {
    tell(t(error.key, error.args), 'warning');
  } else {
    tellFailure(error);
  }
}
