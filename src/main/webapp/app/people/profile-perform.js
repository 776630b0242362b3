/** How an action on somebody is done: asked about first if it is dangerous, and told in the end. */
import {t} from '../i18n/index.js';
import {confirm} from '../ui/dialog.js';
import {askPassword, confirmByName} from './people-confirm.js';
import {saveText} from './people-files.js';

/** Does it; the answer is a promise of whether it is done. */
export async function perform(view, action, {name, channel}) {
  const words = {name, channel: channel?.name ?? ''};
  if (action.isDangerous && !await isMeant(action, words)) {
    return false;
  }
  switch (action.id) {
    case 'block': return view.act(() => view.chat.block(name), doneText('block', words));
    case 'unblock': return view.act(() => view.chat.unblock(name), doneText('unblock', words));
    case 'passwd': return passwd(view, words);
    case 'export': return exportOf(view, words);
    default: return view.act(() => view.ask(action.update), doneText(action.id, words));
  }
}

/** What is told when an action is done. */
export function doneText(id, words) {
  return t(`people.did.${id}`, words);
}

/** Has everything that the server keeps of somebody saved as a file. */
export function exportOf(view, {name}) {
  return view.act(async () => {
    const answer = await view.ask({type: 'export', target: name});
    saveText(answer.text ?? '', `${name.replace(/[^\p{L}\p{N}._-]+/gu, '_')}.json`);
  }, doneText('export', {name}));
}

function isMeant(action, words) {
  const label = t(`people.do.${action.id}`);
  const question = t(`people.ask.${action.id}`, words);
  return action.isFinal ? confirmByName(question, {label, yes: label, name: words.name}) : confirm(question, {label, yes: label});
}

function passwd(view, {name}) {
  const update = {type: 'passwd', target: name};
  askPassword({
    label: t('people.do.passwd'),
    name,
    save: password => view.act(() => view.ask({...update, password}), doneText('passwd', {name})),
  });
  return false;
}
