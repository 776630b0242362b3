/**
 * QR codes (ISO/IEC 18004) of texts in UTF-8: byte mode, error correction level M, versions 1 to 20, which is up to 666 bytes. Modules are
 * true where they are dark.
 */

/** Codewords for error correction in each block, and the number of blocks, by version; level M (table 9). */
const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
const LEVEL_M = 0;

/** Which modules each mask turns over (table 10). */
const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (x, y) => y % 2 === 0,
  x => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => x * y % 2 + x * y % 3 === 0,
  (x, y) => (x * y % 2 + x * y % 3) % 2 === 0,
  (x, y) => ((x + y) % 2 + x * y % 3) % 2 === 0,
];

/** The code of a text as rows of modules, without the quiet zone around it; null if the text is too long. */
export function qrCode(text) {
  const bytes = new TextEncoder().encode(text);
  const version = BLOCKS.findIndex((_, index) => bytes.length <= capacity(index + 1)) + 1;
  if (version === 0) {
    return null;
  }
  const words = interleaved(dataWords(bytes, version), version);
  const codes = MASKS.map((mask, number) => drawn(words, version, mask, number));
  return codes.reduce((best, code) => penalty(code) < penalty(best) ? code : best);
}

/** What is left of a polynomial over GF(256) when it is divided by the generator of that degree. */
export function remainder(data, degree) {
  const generator = generatorOf(degree);
  const rest = Array(degree).fill(0);
  for (const word of data) {
    const factor = word ^ rest.shift();
    rest.push(0);
    generator.forEach((coefficient, index) => { rest[index] ^= product(coefficient, factor); });
  }
  return rest;
}

function capacity(version) {
  return dataLength(version) - (version < 10 ? 2 : 3);
}

function dataLength(version) {
  return Math.floor(moduleCount(version) / 8) - CORRECTION[version - 1] * BLOCKS[version - 1];
}

/** How many modules carry words: all but the patterns and what describes the code. */
function moduleCount(version) {
  const aligned = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const all = (16 * version + 128) * version + 64;
  return all - (aligned ? (25 * aligned - 10) * aligned - 55 : 0) - (version < 7 ? 0 : 36);
}

function dataWords(bytes, version) {
  const bits = [4, bytes.length, ...bytes].map((value, index) =>
    value.toString(2).padStart([4, version < 10 ? 8 : 16][index] ?? 8, '0')).join('');
  const length = dataLength(version);
  const ended = bits.padEnd(Math.min(bits.length + 4, length * 8), '0');
  const words = ended.match(/.{1,8}/g).map(word => parseInt(word.padEnd(8, '0'), 2));
  const filling = Array.from({length: length - words.length}, (_, index) => index % 2 ? 0x11 : 0xec);
  return [...words, ...filling];
}

/** The words in blocks with their correction, and of those in turn. */
function interleaved(words, version) {
  const count = BLOCKS[version - 1];
  const short = Math.floor(words.length / count);
  const firstLong = count - words.length % count;
  let at = 0;
  const blocks = Array.from({length: count}, (_, index) => words.slice(at, at += short + (index < firstLong ? 0 : 1)));
  const corrections = blocks.map(block => remainder(block, CORRECTION[version - 1]));
  return [...inTurn(blocks), ...inTurn(corrections)];
}

function inTurn(blocks) {
  const longest = Math.max(...blocks.map(block => block.length));
  return Array.from({length: longest}, (_, index) => blocks.map(block => block[index])).flat().filter(word => word !== undefined);
}

function generatorOf(degree) {
  let coefficients = [...Array(degree - 1).fill(0), 1];
  let root = 1;
  for (let power = 0; power < degree; power++) {
    coefficients = coefficients.map((coefficient, index) => product(coefficient, root) ^ (coefficients[index + 1] ?? 0));
    root = product(root, 2);
  }
  return coefficients;
}

function product(one, other) {
  let sum = 0;
  for (let bit = 7; bit >= 0; bit--) {
    sum = sum << 1 ^ (sum >> 7) * 0x11d;
    sum ^= (other >> bit & 1) * one;
  }
  return sum;
}

function drawn(words, version, mask, number) {
  const size = 17 + 4 * version;
  const code = Array.from({length: size}, () => Array(size).fill(null));
  drawPatterns(code, version);
  describe(code, version, number);
  fill(code, words, mask);
  return code;
}

function drawPatterns(code, version) {
  const size = code.length;
  for (let at = 0; at < size; at++) {
    code[6][at] = code[at][6] = at % 2 === 0;
  }
  [[3, 3], [size - 4, 3], [3, size - 4]].forEach(([x, y]) => square(code, {x, y, reach: 4, light: [2, 4]}));
  const places = alignment(version);
  const last = places.length - 1;
  places.forEach((x, i) => places.forEach((y, j) => {
    const isCorner = i === 0 && j === 0 || i === 0 && j === last || i === last && j === 0;
    isCorner || square(code, {x, y, reach: 2, light: [1]});
  }));
}

function square(code, {x, y, reach, light}) {
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      if (code[y + dy]?.[x + dx] !== undefined) {
        code[y + dy][x + dx] = !light.includes(Math.max(Math.abs(dx), Math.abs(dy)));
      }
    }
  }
}

/** Where the centres of the alignment patterns are, in both directions (annex E). */
function alignment(version) {
  if (version === 1) {
    return [];
  }
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const last = version * 4 + 10;
  return [6, ...Array.from({length: count - 1}, (_, index) => last - step * (count - 2 - index))];
}

/** Writes level, mask and, in larger codes, the version, each with bits that correct it (7.9, 7.10). */
function describe(code, version, mask) {
  const size = code.length;
  const format = checked(LEVEL_M << 3 | mask, 10, 0x537) ^ 0x5412;
  for (let index = 0; index < 15; index++) {
    const bit = (format >> index & 1) === 1;
    const [x, y] = index < 6 ? [8, index] : index < 8 ? [8, index + 1] : index < 9 ? [7, 8] : [14 - index, 8];
    code[y][x] = bit;
    const [x2, y2] = index < 8 ? [size - 1 - index, 8] : [8, size - 15 + index];
    code[y2][x2] = bit;
  }
  code[size - 8][8] = true;
  for (let index = 0; version >= 7 && index < 18; index++) {
    const [near, far] = [Math.floor(index / 3), size - 11 + index % 3];
    code[near][far] = code[far][near] = (checked(version, 12, 0x1f25) >> index & 1) === 1;
  }
}

function checked(value, bits, generator) {
  let rest = value;
  for (let index = 0; index < bits; index++) {
    rest = rest << 1 ^ (rest >> bits - 1) * generator;
  }
  return value << bits | rest;
}

/** Writes the words from the right to the left, up and down in turn, two modules wide (7.7.3). */
function fill(code, words, mask) {
  const size = code.length;
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    const column = right <= 6 ? right - 1 : right;
    const isUp = (column + 1 & 2) === 0;
    for (let step = 0; step < size; step++) {
      const y = isUp ? size - 1 - step : step;
      for (const x of [column, column - 1]) {
        if (code[y][x] === null) {
          const bit = at < words.length * 8 && (words[at >> 3] >> 7 - (at & 7) & 1) === 1;
          code[y][x] = bit !== mask(x, y);
          at++;
        }
      }
    }
  }
}

/** How hard a code is to read (7.8.3): runs, squares, what looks like a finder, too much of one kind. */
function penalty(code) {
  const rows = code.map(row => row.map(dark => dark ? '1' : '0').join(''));
  const columns = rows.map((_, x) => rows.map(row => row[x]).join(''));
  const lines = [...rows, ...columns];
  const runs = lines.flatMap(line => line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0);
  const finders = lines.reduce((sum, line) => sum + (line.match(/(?=00001011101|10111010000)/g) ?? []).length, 0);
  let squares = 0;
  for (let y = 1; y < rows.length; y++) {
    for (let x = 1; x < rows.length; x++) {
      squares += new Set([rows[y][x], rows[y - 1][x], rows[y][x - 1], rows[y - 1][x - 1]]).size === 1 ? 1 : 0;
    }
  }
  const dark = rows.join('').replaceAll('0', '').length / rows.length ** 2;
  return runs + 3 * squares + 40 * finders + 10 * Math.floor(Math.abs(dark - 0.5) * 20);
}
