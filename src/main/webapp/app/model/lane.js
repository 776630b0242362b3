/** Runs so many tasks at a time, the others in order behind them. */
export class Lane {
  #free;
  #waiting = [];

  constructor(width) {
    this.#free = width;
  }

  /** Answers what the task answers, once it had its turn. */
  run(task) {
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => Promise.resolve().then(task).then(resolve, reject));
      this.#next();
    });
  }

  #next() {
    while (this.#free > 0 && this.#waiting.length > 0) {
      this.#free--;
      this.#waiting.shift()().finally(() => {
        this.#free++;
        this.#next();
      });
    }
  }
}
