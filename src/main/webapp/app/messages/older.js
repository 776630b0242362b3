import {tellFailure} from '../ui/toast.js';

/** How long after a failure, in milliseconds, older entries are not asked for again. */
const PATIENCE = 10_000;

/** Fetches what was said before what is known of a channel, once at a time. */
export class Older {
  #chat;
  #channel;
  #notBefore = 0;

  /** Whether some is on its way. */
  loading = false;

  constructor(chat, channel) {
    this.#chat = chat;
    this.#channel = channel;
  }

  /** Fetches some if there is any and the channel can be asked; a promise of whether that was so. */
  async fetch() {
    const {joined, ready, log} = this.#channel;
    if (this.loading || log.complete || !joined || !ready || this.#chat.state !== 'online' || performance.now() < this.#notBefore) {
      return false;
    }
    this.loading = true;
    try {
      await this.#channel.older();
    } catch (error) {
      this.#notBefore = performance.now() + PATIENCE;
      tellFailure(error);
    } finally {
      this.loading = false;
    }
    return true;
  }
}
