/** The list of commands. It is loaded by one of them, so it gets the table when it is opened. */
import {html, nothing} from '../../ui/view.js';
import {openDialog} from '../../ui/dialog.js';
import {isAllowed} from './command.js';
import {t} from '../../i18n/index.js';

/** How a command is typed, its arguments by their names in the language in use. */
export function usage(command) {
  const parts = command.arguments.map(({label, need}) => {
    const name = t(`composer.arg-${label}`).toUpperCase();
    return need === 'required' ? ` ${name}` : ` [${name}]`;
  });
  return `/${command.name}${parts.join('')}`;
}

/** Opens the list, at the command of that name if there is one. A press on a command begins it. */
export async function openHelp(session, name) {
  const {GROUPS, findCommand} = await import('./table.js');
  const wanted = findCommand(name.replace(/^\//, ''))?.name;
  const dialog = openDialog(({close}) => html`
    <p>${t('composer.help-lead')}</p>
    ${Object.entries(GROUPS).map(([group, commands]) => section(group, commands, {session, close, wanted}))}
    <p class="muted">${t('composer.help-markup')}</p>`, {label: t('composer.help-title'), kind: 'wide'});
  dialog.element.querySelector('.help-wanted')?.scrollIntoView({block: 'center'});
}

function section(group, all, {session, close, wanted}) {
  const commands = all.filter(command => isAllowed(command, session));
  if (commands.length === 0) {
    return nothing;
  }
  const begin = command => {
    close();
    session.composer.compose(`/${command.name}${command.arguments.length ? ' ' : ''}`);
  };
  return html`<h3 class="help-group">${t(`composer.commands-${group}`)}</h3>
    <ul class="help-list">${commands.map(command => html`<li class=${command.name === wanted ? 'help-wanted' : ''}>
      <button class="help-command" @click=${() => begin(command)}><code>${usage(command)}</code></button>
      <span class="help-text">${t(`composer.help-${command.name}`)}</span></li>`)}</ul>`;
}
