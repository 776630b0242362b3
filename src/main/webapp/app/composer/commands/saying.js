/** What is typed as what is sent. */
import {emotesOf} from '../emotes.js';
import {parseMarkup} from '../../text/markup.js';

/** Whether the surface syntax means something to this person. */
export function usesMarkup({chat}) {
  const setting = chat.settings?.get('markup');
  return setting !== 'off' && setting !== false;
}

/** The text with its markup, unless the person wants none. */
export function parseMarkupFor({chat, channel}, text) {
  return usesMarkup({chat}) ? parseMarkup(text, {emotes: new Set(emotesOf(channel, chat).map(({name}) => name))}) : {text, rich: null};
}
