import {html, nothing, render} from '../lib/lit-html/lit-html.js';

export {html, nothing};

/**
 * A custom element whose content is a template, drawn anew at most once a frame. It has no shadow root: style sheets and assistive
 * technology see one page.
 */
export class View extends HTMLElement {
  #endings = [];
  #due = false;

  connectedCallback() {
    this.begin();
    this.draw();
  }

  disconnectedCallback() {
    this.#endings.forEach(end => end());
    this.#endings = [];
    this.end();
  }

  /** The element came to the page: what it listens to is begun here, by {@link watch} and {@link until}. */
  begin() {}

  /** The element left the page. */
  end() {}

  /** Begins anew, as when it is about something else. */
  restart() {
    if (this.isConnected) {
      this.disconnectedCallback();
      this.connectedCallback();
    }
  }

  /** What it shows; null leaves the content alone. */
  template() {
    return null;
  }

  /** The content has just been drawn. */
  drawn() {}

  /** Draws anew whenever one of these events happens. */
  watch(emitter, ...names) {
    names.forEach(name => this.until(emitter.on(name, () => this.redraw())));
  }

  /** Has an ending called when the element leaves the page. */
  until(ending) {
    this.#endings.push(ending);
  }

  /** Draws anew in the next frame; in a page that nobody sees, a little later. */
  redraw() {
    if (!this.#due) {
      this.#due = true;
      const draw = () => {
        this.#due = false;
        if (this.isConnected) {
          this.draw();
        }
      };
      document.hidden ? setTimeout(draw, 100) : requestAnimationFrame(draw);
    }
  }

  /** Makes all of its content anew, elements included. */
  remake() {
    render(nothing, this);
    this.draw();
  }

  draw() {
    const template = this.template();
    if (template !== null) {
      render(template, this);
    }
    this.drawn();
  }
}
