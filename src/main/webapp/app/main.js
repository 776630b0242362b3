import {Chat} from './model/chat.js';
import {Settings} from './model/settings.js';
import {preferred, use} from './i18n/index.js';
import {applyTheme} from './shell/theme.js';
import {keepShell} from './shell/offline.js';

/** What the page is about; whoever looks into it from the outside begins here. */
export const settings = new Settings();
export const chat = new Chat({settings});

applyTheme(settings);
await use(settings.get('language') ?? preferred());
await import('./shell/app.js');

const app = document.querySelector('lc-app');
app.replaceChildren();
app.start({chat, settings});
keepShell(name => app.open(name));
