import {replaceText} from './composer-field.js';
import {tell} from '../ui/toast.js';
import {Uploads} from './upload.js';
import {pastedFiles, takeDrops} from './upload-drop.js';
import {t} from '../i18n/index.js';

const ADDRESS = /^https?:\/\/[^\s()]+$/;
const NO_LINK_TEXT = /[\n[\]]|^https?:/;

/** The files that come to a composer by its button, by drop and by paste; those of each channel apart. */
export class Files {
  #composer;
  #uploads = new WeakMap();
  #isOver = false;

  constructor(composer) {
    this.#composer = composer;
  }

  /** Whether files are held over the channel. */
  get isOver() {
    return this.#isOver;
  }

  /** Whether files may be sent now. */
  get isPossible() {
    const {chat, channel} = this.#composer;
    return channel !== null && chat.state === 'online' && channel.can('data') && chat.channel(channel.name) === channel;
  }

  of(channel) {
    if (!this.#uploads.has(channel)) {
      const uploads = new Uploads(channel);
      uploads.on('change', () => this.#composer.redraw());
      this.#uploads.set(channel, uploads);
    }
    return this.#uploads.get(channel);
  }

  /** Has them sent, once that is confirmed. */
  add(files) {
    const left = files.length > 0 ? this.of(this.#composer.channel).add(files) : 0;
    if (left > 0) {
      tell(t('composer.too-many-files', {n: left}), 'warning');
    }
    if (files.length > 0) {
      this.#composer.field.focus();
    }
  }

  /** Takes what is dropped anywhere on the channel; answers how that ends. */
  takeDrops() {
    return takeDrops(this.#area, {accepts: () => this.isPossible, over: isOver => this.#over(isOver), drop: files => this.add(files)});
  }

  /** Whether what is pasted is more than text: files, or an address for the selected words. */
  paste(data, field) {
    const files = this.isPossible ? pastedFiles(data) : [];
    if (files.length > 0) {
      this.add(files);
      return true;
    }
    const address = data.getData('text/plain').trim();
    const {selectionStart: start, selectionEnd: end} = field;
    const selected = field.value.slice(start, end);
    if (selected === '' || !ADDRESS.test(address) || NO_LINK_TEXT.test(selected) || !this.#composer.usesMarkup) {
      return false;
    }
    replaceText(field, start, end, `[${selected}](${address})`);
    return true;
  }

  get #area() {
    return this.#composer.closest('.channel-area') ?? document.body;
  }

  #over(isOver) {
    this.#isOver = isOver;
    this.#composer.draw();
    const area = this.#area.getBoundingClientRect();
    const {style} = this.#composer.querySelector('.composer-drop');
    ['top', 'left', 'width', 'height'].forEach(side => style[side] = `${area[side]}px`);
  }
}
