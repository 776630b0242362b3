/** All texts are at hand, as they are for whoever is in. */
import {load} from '../../main/webapp/app/i18n/index.js';

await load('messages', 'text', 'composer', 'people', 'people-account', 'people-order');
