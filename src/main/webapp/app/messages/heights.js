/** How many rows share one sum. */
const BLOCK = 128;

/**
 * How high each of many rows is, and so where each begins, in pixels. Rows that were never seen have an estimated height, which is the
 * mean of those that were.
 */
export class Heights {
  #known = [];
  #sums = [];
  #measured = 0;
  #measuredTotal = 0;
  #estimate;

  /** @param estimate the height of a row as long as none was seen */
  constructor(estimate) {
    this.#estimate = estimate;
  }

  get size() {
    return this.#known.length;
  }

  get total() {
    return this.offset(this.size);
  }

  /** Takes over new heights from that row on: a number each, or undefined for one that was not seen. */
  reset(from, heights) {
    this.#known.length = Math.min(from, this.#known.length);
    for (const height of heights) {
      this.#known.push(height);
    }
    this.#sum(Math.floor(from / BLOCK));
  }

  /** Puts rows that were not seen before all others. */
  prepend(count) {
    this.#known = [...new Array(count).fill(undefined), ...this.#known];
    this.#sum(0);
  }

  at(row) {
    return this.#known[row] ?? this.#mean();
  }

  /** Notes how high a row is. Answers whether that is news. */
  set(row, height) {
    const before = this.#known[row];
    if (before === height) {
      return false;
    }
    const sum = this.#sums[Math.floor(row / BLOCK)];
    sum.height += height - (before ?? 0);
    if (before === undefined) {
      sum.unknown--;
      sum.seen++;
      this.#measured++;
    }
    this.#measuredTotal += height - (before ?? 0);
    this.#known[row] = height;
    return true;
  }

  /** Where a row begins; where the last one ends, for the number of rows. */
  offset(row) {
    const mean = this.#mean();
    const block = Math.floor(row / BLOCK);
    let offset = 0;
    for (let index = 0; index < block; index++) {
      offset += this.#sums[index].height + this.#sums[index].unknown * mean;
    }
    for (let index = block * BLOCK; index < row; index++) {
      offset += this.#known[index] ?? mean;
    }
    return offset;
  }

  /** The row at a place; the first or last one for places outside. */
  rowAt(place) {
    const mean = this.#mean();
    let row = 0;
    let rest = place;
    for (const sum of this.#sums) {
      const height = sum.height + sum.unknown * mean;
      if (rest < height || row + BLOCK >= this.size) {
        break;
      }
      rest -= height;
      row += BLOCK;
    }
    while (row < this.size - 1 && rest >= this.at(row)) {
      rest -= this.at(row);
      row++;
    }
    return row;
  }

  #mean() {
    return this.#measured > 0 ? this.#measuredTotal / this.#measured : this.#estimate;
  }

  #sum(fromBlock) {
    this.#sums.length = Math.ceil(this.size / BLOCK);
    for (let block = fromBlock; block < this.#sums.length; block++) {
      const rows = this.#known.slice(block * BLOCK, (block + 1) * BLOCK);
      const seen = rows.filter(height => height !== undefined);
      this.#sums[block] = {height: seen.reduce((sum, height) => sum + height, 0), unknown: rows.length - seen.length, seen: seen.length};
    }
    this.#measured = this.#sums.reduce((sum, block) => sum + block.seen, 0);
    this.#measuredTotal = this.#sums.reduce((sum, block) => sum + block.height, 0);
  }
}
