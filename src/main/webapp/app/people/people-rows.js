/** The list of people as rows, and which of its rows are to be seen. */
import {fold} from '../protocol/names.js';

/** Up to so many people are told apart by whether they are away, since all of them are asked about; more are one list. */
export const MOST_GROUPED = 100;

/** The names in alphabetical order of the language; case and numbers as people expect it. */
export function sortNames(names, language) {
  const order = new Intl.Collator(language, {numeric: true});
  return [...names].sort(order.compare);
}

/** Those names in which the words are, in whatever case. */
export function filterNames(names, words) {
  const wanted = fold(words.trim());
  return wanted ? [...names].filter(name => fold(name).includes(wanted)) : [...names];
}

/**
 * Rows {@code {name}}, below a row {@code {group, count}} for each of the groups 'here' and 'away' if there are both.
 *
 * @param names sorted
 * @param isAway tells whether the user of a name is
 */
export function peopleRows(names, isAway) {
  if (names.length > MOST_GROUPED) {
    return names.map(name => ({name}));
  }
  const groups = {here: [], away: []};
  names.forEach(name => groups[isAway(name) ? 'away' : 'here'].push({name}));
  if (!groups.away.length) {
    return groups.here;
  }
  return Object.entries(groups).flatMap(([group, rows]) => rows.length ? [{group, count: rows.length}, ...rows] : []);
}

/**
 * Which rows are to be drawn, {@code {first, end}} with the end not included.
 *
 * @param top how far it is scrolled, in pixels
 * @param height of what is seen, in pixels
 * @param row the height of each row, in pixels
 */
export function visibleRows({top, height, row, count}) {
  const margin = Math.ceil(height / row / 2);
  const first = Math.floor(top / row) - margin;
  const end = Math.ceil((top + height) / row) + margin;
  return {first: Math.max(0, Math.min(first, count)), end: Math.max(0, Math.min(end, count))};
}

/** Where a key of the keyboard leads from a row with somebody: another such row; the same one if it leads nowhere. */
export function rowBeside(rows, from, key, page) {
  const steps = {ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows.length, End: rows.length};
  if (!(key in steps)) {
    return from;
  }
  return nearestPerson(rows, from + steps[key], Math.sign(steps[key]));
}

/** The row with somebody that is nearest to a row, first in one direction, 1 or -1, and then in the other; 0 if there is nobody. */
export function nearestPerson(rows, wanted, direction = 1) {
  const start = Math.max(0, Math.min(rows.length - 1, wanted));
  for (const step of [direction, -direction]) {
    for (let index = start; index >= 0 && index < rows.length; index += step) {
      if (rows[index].name !== undefined) {
        return index;
      }
    }
  }
  return 0;
}
