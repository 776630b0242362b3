/** How often what changed is told in a page that nobody sees, or where there is no page; milliseconds. */
const UNSEEN = 100;
const NO_PAGE = 5;

/** Calls back before the next frame is drawn, so that a burst is told once; without a page, or when nobody sees it, a little later. */
export function soon(callback) {
  if (typeof requestAnimationFrame === 'undefined') {
    setTimeout(callback, NO_PAGE);
  } else if (document.hidden) {
    setTimeout(callback, UNSEEN);
  } else {
    requestAnimationFrame(callback);
  }
}

/** Something that has to be done once for a burst of reasons. */
export class Batch {
  #body;
  #due = false;

  constructor(body) {
    this.#body = body;
  }

  /** Has it done soon. */
  request() {
    if (!this.#due) {
      this.#due = true;
      soon(() => this.flush());
    }
  }

  /** Does now what is due. */
  flush() {
    if (this.#due) {
      this.#due = false;
      this.#body();
    }
  }
}
