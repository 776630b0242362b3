import {html, nothing, View} from '../ui/view.js';
import './login.js';
import {tell, inWords} from '../ui/toast.js';
import {Entrance} from './entrance.js';
import {use, t} from '../i18n/index.js';

/** Above this width the people of a channel stand beside what they say. */
const WIDE = matchMedia('(min-width: 1100px)');

/** The whole client: the way in, or the channels with what is said in one of them. */
export class App extends View {
  #chat;
  #settings;
  #entrance;
  #loading = null;
  #isLoaded = false;
  #drawer = null;
  #people = WIDE.matches;

  /** Shows that chat. */
  start({chat, settings}) {
    this.#chat = chat;
    this.#settings = settings;
    this.#entrance = new Entrance({chat, settings, app: this});
    settings.on('change', async ({key}) => {
      if (key === 'language') {
        await use(settings.get('language'));
        this.remake();
      }
    });
    chat.on('notice', notice => tell(notice.text ?? inWords(notice.failure), notice.level));
    this.watch(chat, 'state', 'current');
    // What cannot be loaded now is tried again, and told, when somebody comes in.
    this.addEventListener('input', () => this.prepare().catch(() => {}), {once: true});
    this.addEventListener('keydown', event => this.#pressed(event));
    WIDE.addEventListener('change', () => this.togglePeople(WIDE.matches));
    this.draw();
    this.#entrance.begin();
  }

  template() {
    if (!this.#chat) {
      return null;
    }
    if (!this.#chat.name || this.#chat.state === 'offline') {
      return html`<lc-login .context=${this.#entrance.context}></lc-login>`;
    }
    if (!this.#isLoaded) {
      return html`<main class="loading"><h1>Lichat</h1></main>`;
    }
    return this.#inside(this.#chat, this.#chat.current);
  }

  #inside(chat, channel) {
    return html`<div class="shell ${this.#drawer ? `shell-drawer-${this.#drawer}` : ''} ${this.#people ? 'shell-with-people' : ''}">
      <a class="skip-link" href="#composer-text" @click=${event => this.#skip(event)}>${t('shell.skip')}</a>
      <lc-sidebar class="shell-sidebar" ?data-overlay=${this.#drawer === 'channels'} ?inert=${this.#drawer === 'people'} .chat=${chat} .settings=${this.#settings}></lc-sidebar>
      <main class="shell-main channel-area" ?inert=${this.#drawer !== null}>${channel ? html`
        <lc-channel-head .chat=${chat} .channel=${channel} .people=${this.#people}></lc-channel-head>
        <lc-messages .chat=${chat} .channel=${channel}></lc-messages>
        <lc-typing .channel=${channel}></lc-typing>
        <lc-composer .chat=${chat} .channel=${channel} .settings=${this.#settings}></lc-composer>` : nothing}
      </main>
      ${channel && this.#people ? html`<aside class="shell-people" ?data-overlay=${this.#drawer === 'people'} ?inert=${this.#drawer === 'channels'} aria-label=${t('shell.people')}>
        <lc-people .chat=${chat} .channel=${channel}></lc-people></aside>` : nothing}
      ${this.#drawer ? html`<button class="shell-shade" data-overlay aria-label=${t('shell.close-channels')} @click=${() => this.drawer(null)}></button>` : nothing}
    </div>`;
  }

  /** Has everything loaded that is behind the login. */
  prepare() {
    this.#loading ??= import('./inside.js').then(({acts, Notifier}) => {
      for (const [name, act] of Object.entries(acts({app: this, chat: this.#chat, settings: this.#settings, entrance: this.#entrance}))) {
        this.addEventListener(name, act);
      }
      new Notifier({chat: this.#chat, settings: this.#settings, open: name => this.open(name)}).start();
      this.#isLoaded = true;
      this.draw();
    }, error => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  /** Opens a side of the page that is closed on narrow screens: channels, people or none. */
  drawer(name) {
    this.#drawer = name;
    if (name === 'people') {
      this.#people = true;
    } else if (!WIDE.matches) {
      this.#people = false;
    }
    this.draw();
    const side = {channels: '.sidebar-here, .sidebar-browse', people: 'lc-people button, lc-people input'}[name];
    this.querySelector(side ?? 'lc-channel-head .head-menu')?.focus();
  }

  /** Shows the people of the channel, or no longer. */
  togglePeople(shown = !this.#people) {
    if (WIDE.matches) {
      this.#people = shown;
      this.#drawer = null;
      this.draw();
    } else {
      this.drawer(shown ? 'people' : null);
    }
  }

  /** Shows a channel, joining it where that is needed. Answers it, or null when that was refused. */
  async open(name) {
    const channel = await this.#entrance.channel(name);
    if (channel) {
      this.#chat.show(channel);
      this.#drawer && this.drawer(null);
      this.draw();
      matchMedia('(pointer: fine)').matches && this.querySelector('lc-composer textarea')?.focus();
    }
    return channel;
  }

  /** The list of what is said, when a channel is shown. */
  get messages() {
    return this.querySelector('lc-messages');
  }

  get composer() {
    return this.querySelector('lc-composer');
  }

  /** Shows a channel, and a message in it if there is one to be shown. */
  async jump({channel, message}) {
    if (await this.open(channel) && message) {
      this.messages.jump(message);
    }
  }

  #skip(event) {
    event.preventDefault();
    this.querySelector('lc-composer textarea')?.focus();
  }

  #pressed(event) {
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape' && this.#drawer) {
      this.drawer(null);
    } else if (mod && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent('browse'));
    } else if (event.altKey && ['ArrowUp', 'ArrowDown'].includes(event.key)) {
      event.preventDefault();
      this.#step(event.key === 'ArrowUp' ? -1 : 1);
    }
  }

  /** Goes to the channel before or after the one shown. */
  #step(by) {
    const rows = [...this.querySelectorAll('.sidebar-channel')];
    const at = rows.findIndex(button => button.getAttribute('aria-current') === 'page');
    rows[(at + by + rows.length) % rows.length]?.click();
  }
}

customElements.define('lc-app', App);
