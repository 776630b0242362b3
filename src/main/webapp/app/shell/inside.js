/** What is needed only by those who are in: it is loaded while they come in. */
import './sidebar.js';
import './channel-head.js';
import '../messages/messages.js';
import '../messages/typing.js';
import '../composer/composer.js';
import '../people/people.js';
import {load} from '../i18n/index.js';

await load('messages', 'text', 'composer', 'people');

export {acts} from './acts.js';
export {Notifier} from './notifier.js';
