/**
 * Permission rules (§2.5) as rows of a form. A rule is {@code {type, names}}: names are true for anyone, false for no one, a list of
 * those who may, or {@code {except}} with a list of those who may not. A row is {@code {type, who, names}} with who as one of
 * {@link WHO}; it keeps its names while it is about everyone or nobody, so that trying out another choice loses nothing.
 */
import {fold} from '../protocol/names.js';
import {compareTypes} from './order-types.js';

/** Whom a rule is about: anyone, no one, only some, anyone but some. */
export const WHO = ['everyone', 'nobody', 'only', 'except'];

/** The row of a rule. */
export function rowOf({type, names}) {
  if (names === true) {
    return {type, who: 'everyone', names: []};
  }
  const listed = Array.isArray(names) ? names : names?.except ?? [];
  const who = Array.isArray(names) || !names ? ['nobody', 'only'] : ['everyone', 'except'];
  return {type, who: who[listed.length ? 1 : 0], names: [...listed]};
}

/** The rule of a row; only some without a name is no one, anyone but nobody is anyone (§2.5). */
export function ruleOf({type, who, names}) {
  switch (who) {
    case 'everyone': return {type, names: true};
    case 'only': return {type, names: names.length > 0 && [...names]};
    case 'except': return {type, names: names.length ? {except: [...names]} : true};
    default: return {type, names: false};
  }
}

/** The rows of rules, in the order in which they are shown. */
export function rowsOf(rules) {
  return rules.map(rowOf).sort((one, other) => compareTypes(one.type, other.type));
}

/** Whether both rows say the same, in whatever order their names are. */
export function sameRule(one, other) {
  return print(ruleOf(one)) === print(ruleOf(other));
}

/** The rules of those rows that say something else than the rows before, which is all that has to be sent (§5.3.2). */
export function changedRules(before, rows) {
  const known = new Map(before.map(row => [row.type, row]));
  return rows.filter(row => !known.has(row.type) || !sameRule(row, known.get(row.type))).map(ruleOf);
}

/** A row with another name on its list, unless it is there already. */
export function withName(row, name) {
  return row.names.some(known => fold(known) === fold(name)) ? row : {...row, names: [...row.names, name]};
}

/** A row without a name. */
export function withoutName(row, name) {
  return {...row, names: row.names.filter(known => fold(known) !== fold(name))};
}

/** Whether a rule lets somebody do it, roles left aside. */
export function allows(row, name) {
  const listed = row.names.some(known => fold(known) === fold(name));
  return row.who === 'everyone' || row.who === 'only' && listed || row.who === 'except' && !listed;
}

function print({names}) {
  if (typeof names === 'boolean') {
    return String(names);
  }
  const [sign, listed] = Array.isArray(names) ? ['+', names] : ['-', names.except];
  return [sign, ...listed.map(fold).sort()].join('\0');
}
