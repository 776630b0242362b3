import {snippet} from '../messages/message.js';
import {isWatched} from './attention.js';
import {t} from '../i18n/index.js';

/** Tells of messages that nobody sees: by a notification, a sound, and a number in the title. */
export class Notifier {
  #chat;
  #settings;
  #open;
  #sound = null;

  /** @param options {chat, settings, open}: open is called with the channel of a notification that was pressed */
  constructor({chat, settings, open}) {
    this.#chat = chat;
    this.#settings = settings;
    this.#open = open;
  }

  start() {
    this.#chat.on('message', message => this.#came(message));
    this.#chat.on('channels', () => this.#count());
    this.#chat.on('current', () => this.#count());
    this.#count();
  }

  #came({channel, entry, mention, live}) {
    const watched = isWatched() && this.#chat.current === channel;
    if (!live || watched || entry.own) {
      return;
    }
    const level = notifyLevel(this.#settings, channel);
    if (level === 'all' || (level === 'mentions' && mention)) {
      this.#notify(channel, entry);
      this.#ring();
    }
  }

  async #notify(channel, entry) {
    if (globalThis.Notification?.permission !== 'granted') {
      return;
    }
    const options = {
      body: snippet(entry),
      tag: `${channel.name} ${entry.from} ${entry.id}`, // several tabs tell once
      icon: new URL('../icons/icon-192.png', import.meta.url).href,
      data: {channel: channel.name},
    };
    const title = t('notification.title', {from: entry.from, channel: channel.title || channel.name});
    const worker = await navigator.serviceWorker?.getRegistration();
    if (worker?.active) {
      await worker.showNotification(title, options);
    } else {
      new Notification(title, options).onclick = () => {
        window.focus();
        this.#open(channel.name);
      };
    }
  }

  /** Two short tones, made here so that nothing has to be loaded. */
  #ring() {
    if (!this.#settings.get('sound')) {
      return;
    }
    this.#sound ??= new AudioContext();
    const begin = this.#sound.currentTime;
    [[660, 0], [880, 0.11]].forEach(([frequency, after]) => {
      const tone = this.#sound.createOscillator();
      const volume = this.#sound.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0.08, begin + after);
      volume.gain.exponentialRampToValueAtTime(0.0001, begin + after + 0.25);
      tone.connect(volume).connect(this.#sound.destination);
      tone.start(begin + after);
      tone.stop(begin + after + 0.25);
    });
  }

  #count() {
    const channels = [...this.#chat.channels.values()].filter(channel => channel !== this.#chat.current || !isWatched());
    const mentions = channels.reduce((sum, channel) => sum + (channel.mentions ?? 0), 0);
    const unread = channels.some(channel => channel.unread > 0 && notifyLevel(this.#settings, channel) !== 'none');
    const {current} = this.#chat;
    const name = current ? `${current.title || current.name} – Lichat` : 'Lichat';
    const title = `${mentions ? `(${mentions}) ` : unread ? '• ' : ''}${name}`;
    if (title !== document.title) {
      document.title = title;
      navigator.setAppBadge?.(mentions).catch(() => {});
    }
  }
}

/** Of what one is told in a channel: all, mentions or none. Whoever is in an anonymous channel was asked to it. */
export function notifyLevel(settings, channel) {
  return settings.get(`notify.${channel.name}`) ?? (channel.anonymous ? 'all' : 'mentions');
}
