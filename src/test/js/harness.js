/** The little that tests in JavaScript need, in a browser and outside of one. */
const tests = [];

/** Has a test run; it fails by throwing, or by a promise that does. */
export function test(name, body) {
  tests.push({name, body});
}

/** Fails unless both are the same in depth, their types and the order of keys in maps included. */
export function equal(actual, expected) {
  const [is, should] = [show(actual), show(expected)];
  if (is !== should) {
    throw new Error(`expected ${should}\n     but was ${is}`);
  }
}

/** Fails unless that holds. */
export function ok(value, what = 'something') {
  if (!value) {
    throw new Error(`${what} does not hold`);
  }
}

/** Fails unless that throws something whose text matches. */
export function throws(body, pattern = /(?:)/) {
  try {
    body();
  } catch (error) {
    ok(pattern.test(String(error)), `that ${error} matches ${pattern}`);
    return;
  }
  throw new Error('nothing was thrown');
}

/** The tests that were defined since the last call. */
export function defined() {
  return tests.splice(0);
}

function show(value) {
  if (typeof value === 'bigint') {
    return `${value}n`;
  }
  if (value === null || typeof value !== 'object') {
    return typeof value === 'string' ? JSON.stringify(value) : String(Object.is(value, -0) ? '-0' : value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(show).join(', ')}]`;
  }
  if (value instanceof Set || value instanceof Map) {
    return `${value.constructor.name}${show([...value])}`;
  }
  const fields = Object.keys(value).sort().map(key => `${key}: ${show(value[key])}`);
  return `${value.constructor?.name ?? ''}{${fields.join(', ')}}`;
}
