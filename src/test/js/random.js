import {keyword, sym} from '../../main/webapp/app/wire/symbol.js';

const CHARACTERS = [...'abcXYZ 012."\\()#\':\t\n\r\v\fäßİΣ😀𝒳\u00a0\u200b\u3000'];

/** Random values that are the same for the same seed. */
export function random(seed) {
  let state = seed;
  /** From 0 up to below the number. */
  function below(number) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(state / 2 ** 32 * number);
  }
  const pick = list => list[below(list.length)];
  const text = (least, most) => Array.from({length: least + below(most - least)}, () => pick(CHARACTERS)).join('');
  const symbol = () => pick([() => keyword(text(1, 9)), () => sym(text(1, 9)), () => sym(text(1, 9), text(1, 5))])();
  const number = () => pick([() => below(1000), () => below(2 ** 31) * below(2 ** 22), () => BigInt(below(2 ** 31)) ** 4n + 2n ** 60n,
    () => below(1000) / 64])();
  function value(depth) {
    const kind = below(depth > 0 ? 7 : 5);
    if (kind >= 5) {
      return Array.from({length: below(6)}, () => value(depth - 1));
    }
    return [() => text(0, 30), number, symbol, () => null, () => true][kind]();
  }
  return {below, pick, text, value};
}
