/** Who may do something, between words and what permission rules have (§2.5). */
import {BadWord, nextWord} from './arguments.js';
import {names} from '../../i18n/times.js';
import {t} from '../../i18n/index.js';

const EVERYBODY = ['everybody', 'everyone', 'anyone', 'all', 'alle', 't'];
const NOBODY = ['nobody', 'none', 'niemand', 'keiner', 'nil'];

/** The rule that is meant by everybody, nobody, + NAMES or - NAMES. */
export function readRule(text) {
  const lower = text.toLowerCase();
  if (EVERYBODY.includes(lower)) {
    return true;
  }
  if (NOBODY.includes(lower)) {
    return false;
  }
  if (!/^[+-]/.test(text)) {
    throw new BadWord('composer.bad-rule', {});
  }
  const listed = words(text.slice(1));
  return text[0] === '+' ? listed : {except: listed};
}

/** The rules of a role: what its members may, and behind a minus what they may not (shirakumo §26). */
export function readRoleRules(text) {
  return words(text.toLowerCase()).map(word => word.startsWith('-') ? {type: word.slice(1), names: false} : {type: word, names: true});
}

/** A rule in words. */
export function ruleText(rule) {
  if (rule === true || rule?.except?.length === 0) {
    return t('composer.everybody');
  }
  if (!rule || rule.length === 0) {
    return t('composer.nobody');
  }
  return Array.isArray(rule) ? names(rule) : t('composer.everybody-but', {names: names(rule.except)});
}

function words(text) {
  const found = [];
  for (let word = nextWord(text, 0); word.text !== ''; word = nextWord(text, word.end)) {
    found.push(word.text);
  }
  return found;
}
