/** Something that tells others what happens to it, at once and in the order in which they began to listen. */
export class Emitter {
  #listeners = new Map();

  /** Listens to an event from now on; the answer ends that. */
  on(name, listener) {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  emit(name, detail) {
    for (const listener of [...this.#listeners.get(name) ?? []]) {
      listener(detail);
    }
  }
}
