import {equal, ok, test} from '../harness.js';
import {Heights} from '../../../main/webapp/app/messages/heights.js';

/** What the heights should say, by adding up. */
class Sums {
  constructor(rows) {
    this.rows = rows;
  }

  mean(estimate) {
    const seen = this.rows.filter(row => row !== undefined);
    return seen.length > 0 ? seen.reduce((sum, row) => sum + row, 0) / seen.length : estimate;
  }

  offset(row) {
    return this.rows.slice(0, row).reduce((sum, height) => sum + (height ?? this.mean(20)), 0);
  }
}

test('rows that nobody saw are as high as estimated', () => {
  const heights = new Heights(20);
  heights.reset(0, new Array(300).fill(undefined));
  equal(heights.total, 6000);
  equal(heights.rowAt(100), 5);
  equal(heights.rowAt(1e9), 299);
  equal(heights.rowAt(-5), 0);
});

test('rows that were seen say how high the others are', () => {
  const heights = new Heights(20);
  heights.reset(0, new Array(4).fill(undefined));
  ok(heights.set(1, 40));
  ok(!heights.set(1, 40));
  equal(heights.total, 160);
});

test('there are no rows', () => {
  const heights = new Heights(20);
  heights.reset(0, []);
  equal([heights.total, heights.size, heights.rowAt(10)], [0, 0, 0]);
});

test('after any changes, places and rows agree with adding up', () => {
  let seed = 42;
  const random = bound => (seed = seed * 48271 % 2147483647) % bound;
  const heights = new Heights(20);
  const sums = new Sums([]);
  for (let round = 0; round < 400; round++) {
    const act = random(4);
    if (act === 0) {
      const from = Math.max(0, sums.rows.length - random(5));
      const rows = Array.from({length: random(60) + 5}, () => random(2) ? undefined : 8 * (1 + random(10)));
      sums.rows = [...sums.rows.slice(0, from), ...rows];
      heights.reset(from, rows);
    } else if (act === 1) {
      const count = random(30);
      sums.rows = [...new Array(count).fill(undefined), ...sums.rows];
      heights.prepend(count);
    } else if (sums.rows.length > 0) {
      const row = random(sums.rows.length);
      sums.rows[row] = 8 * (1 + random(10));
      heights.set(row, sums.rows[row]);
    }
    const row = random(sums.rows.length + 1);
    ok(Math.abs(heights.offset(row) - sums.offset(row)) < 1e-3, `offset ${row} in round ${round}`);
    if (row < sums.rows.length) {
      equal(heights.rowAt(heights.offset(row) + 1), row);
    }
  }
});
