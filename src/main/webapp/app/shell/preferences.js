import {html, nothing, View} from '../ui/view.js';
import {breaksLines} from '../composer/composer-keys.js';
import {tell} from '../ui/toast.js';
import {notifyLevel} from './notifier.js';
import {languages, t} from '../i18n/index.js';

/** What each person can have in its own way on this device. The first of each is what it is without a choice. */
const CHOICES = {
  theme: ['system', 'light', 'dark', 'contrast'],
  density: ['comfortable', 'compact'],
  enter: ['send', 'break'],
  comings: [true, false],
  markup: [true, false],
  sound: [true, false],
};

/** The settings that are kept in this browser. */
class Preferences extends View {
  chat;
  settings;

  begin() {
    this.watch(this.settings, 'change');
  }

  template() {
    const {current} = this.chat;
    return html`<div class="stack">
      <div class="field"><label for="preferences-language">${t('preferences.language')}</label>
        <select class="input" id="preferences-language" @change=${event => this.settings.set('language', event.target.value)}>
          ${languages().map(tag => html`<option value=${tag} ?selected=${document.documentElement.lang === tag}>${t(`language.${tag}`)}</option>`)}</select></div>
      ${Object.keys(CHOICES).map(key => this.#choice(key, t(`preferences.${key}`), CHOICES[key], this.#chosen(key)))}
      ${current ? this.#choice(`notify.${current.name}`, t('preferences.notify', {channel: current.title || current.name}), ['all', 'mentions', 'none'],
        notifyLevel(this.settings, current)) : nothing}
      ${this.#notifications()}
    </div>`;
  }

  #chosen(key) {
    return key === 'enter' ? (breaksLines(this.settings) ? 'break' : 'send') : this.settings.get(key) ?? CHOICES[key][0];
  }

  #choice(key, label, values, chosen) {
    const id = `preferences-${key.replace(/\W/g, '-')}`;
    const prefix = key.startsWith('notify.') ? 'notify' : `preferences.${key}`;
    return html`<div class="field"><label for=${id}>${label}</label>
      <select class="input" id=${id} @change=${event => this.settings.set(key, values[event.target.selectedIndex])}>
        ${values.map(value => html`<option ?selected=${value === chosen}>${t(`${prefix}.${value}`)}</option>`)}</select></div>`;
  }

  #notifications() {
    const permission = globalThis.Notification?.permission ?? 'unsupported';
    if (permission !== 'default') {
      return html`<p class="muted">${t(`notifications.${permission}`)}</p>`;
    }
    return html`<button class="button" @click=${async () => {
      const answer = await Notification.requestPermission();
      tell(t(`notifications.${answer}`));
      this.redraw();
    }}>${t('notifications.allow')}</button>`;
  }
}

customElements.define('lc-preferences', Preferences);
