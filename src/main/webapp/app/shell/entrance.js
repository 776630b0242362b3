import {canRemember, forget, remember, remembered} from './credentials.js';
import {confirm} from '../ui/dialog.js';
import {tellFailure} from '../ui/toast.js';
import {ownAddress, takeTarget} from './links.js';
import {t} from '../i18n/index.js';

/** How a person comes in and goes: by what was typed, by what the browser remembers, or as the guest that the tab had before. */
export class Entrance {
  #chat;
  #settings;
  #app;
  #target = takeTarget();
  /** Whether what changes is a person's doing, and not that of coming in. */
  #inside = false;

  constructor({chat, settings, app}) {
    this.#chat = chat;
    this.#settings = settings;
    this.#app = app;
    chat.on('current', () => this.#keepLast());
  }

  /** What the form of the login needs. */
  get context() {
    return {chat: this.#chat, settings: this.#settings, target: this.#target, enter: login => this.enter(login)};
  }

  /** Comes in without a question, if that was chosen, or if the page was only loaded anew. */
  async begin() {
    const guest = sessionStorage.getItem('guest');
    const url = this.#settings.get('serverUrl') || ownAddress();
    const login = this.#settings.get('stay') ? await remembered() : null;
    if (login || guest !== null) {
      await this.enter({url, stay: Boolean(login), ...login ?? {name: guest}}).catch(tellFailure);
    }
  }

  /** Logs in. Fails with what the server refused. */
  async enter({url, name, password, otp, stay}) {
    this.#inside = false;
    const prepared = this.#app.prepare();
    await this.#chat.connect({url, name: name || undefined, password: password || undefined, otp: otp || undefined, channels: this.#settings.get(`channels ${url}`) ?? []});
    await prepared;
    this.#settings.set('name', this.#chat.name);
    this.#settings.set('registered', Boolean(password));
    this.#settings.set('stay', Boolean(stay && canRemember()));
    password ? sessionStorage.removeItem('guest') : sessionStorage.setItem('guest', this.#chat.name);
    if (password && stay) {
      await remember(this.#chat.name, password);
    }
    await this.#arrive();
  }

  /** Says goodbye: nobody comes in from here again without a question. */
  async leave() {
    this.#inside = false;
    sessionStorage.removeItem('guest');
    this.#settings.set('stay', false);
    await forget();
    this.#chat.disconnect();
  }

  /** A channel by its name, joined; one that does not exist is created if its name is to be. Null when that was refused. */
  async channel(name) {
    const known = this.#chat.channel(name);
    if (known?.joined) {
      return known;
    }
    try {
      return await this.#chat.join(name);
    } catch (error) {
      return error?.update?.type === 'no-such-channel' ? this.#create(name) : tellFailure(error) ?? null;
    }
  }

  async #create(name) {
    const wanted = await confirm(t('shell.create-question', {channel: name}),
        {label: t('shell.create'), yes: t('shell.create'), danger: 'button-primary'});
    try {
      return wanted ? await this.#chat.create(name) : null;
    } catch (error) {
      return tellFailure(error) ?? null;
    }
  }

  async #arrive() {
    const target = this.#target;
    this.#target = null;
    const last = this.#settings.get(`last ${this.#chat.address}`);
    await this.#app.open(last && this.#chat.channel(last)?.joined ? last : this.#chat.server);
    this.#inside = true;
    this.#keepLast();
    if (target?.channel) {
      await this.#app.jump(target);
    }
  }

  /** What was shown last at this server is shown first the next time; the channels themselves the model keeps. */
  #keepLast() {
    const key = `last ${this.#chat.address}`;
    const name = this.#chat.current?.name;
    if (this.#inside && this.#chat.state === 'online' && name && this.#settings.get(key) !== name) {
      this.#settings.set(key, name);
    }
  }
}
