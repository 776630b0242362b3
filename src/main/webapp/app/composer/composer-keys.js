import {breakLine, isInCode} from './composer-field.js';
import {formatOf} from './composer-tools.js';

const TOUCH = matchMedia('(pointer: coarse)');

/** Whether the Enter key breaks the line: as it was chosen, or else where a keyboard is on the screen, beside a button that sends. */
export function breaksLines(settings) {
  return (settings?.get('enter') ?? (TOUCH.matches ? 'break' : 'send')) === 'break';
}

/** Whether a key that was pressed in the field of a composer meant something, and did it. */
export function pressed(event, composer, sending) {
  const mod = event.ctrlKey || event.metaKey;
  const format = mod && !event.altKey && composer.usesMarkup ? formatOf(event) : undefined;
  if (format) {
    format.run(composer.field);
    return true;
  }
  if (event.key === 'Enter' && !event.altKey) {
    const breaks = event.shiftKey || breaksLines(composer.chat.settings) || isInCode(composer.field);
    breaks && !mod ? breakLine(composer.field) : sending.send();
    return true;
  }
  if (event.key === 'Escape' && composer.mode.kind !== 'write') {
    composer.cancel();
    return true;
  }
  const isPlain = !mod && !event.shiftKey && !event.altKey;
  return event.key === 'ArrowUp' && isPlain && composer.field.value === '' && composer.mode.kind === 'write' && sending.editLast();
}

/** Whether what is typed while nothing has the focus is meant for the composer. */
export function isMeant(event) {
  const isText = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
  return isText && document.activeElement === document.body && !document.querySelector('dialog[open], :popover-open');
}
