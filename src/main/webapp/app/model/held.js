import {refusal} from './requests.js';

/** The most that waits for a connection. */
const MOST = 1000;

/** What was asked for while there was no connection, and is asked when there is one again. */
export class Held {
  #waiting = [];

  /** Answers what the request answers once it is sent. */
  put(update) {
    if (this.#waiting.length >= MOST) {
      return Promise.reject(refusal('not-connected'));
    }
    return new Promise((resolve, reject) => this.#waiting.push({update, resolve, reject}));
  }

  /** Asks all that waits. */
  release(ask) {
    this.#waiting.splice(0).forEach(({update, resolve, reject}) => ask(update).then(resolve, reject));
  }

  /** There will be no connection. */
  refuse(type) {
    this.#waiting.splice(0).forEach(({reject}) => reject(refusal(type)));
  }
}
