/** Channels that there are, as far as they are known, and names that new ones can have. */
import {fold, isName, sameName} from '../protocol/names.js';

/** The name of a channel without those of the channels above it (shirakumo §5). */
export function labelOf(name) {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** The full name of a channel below another; of one at the top, its own. */
export function below(parent, label) {
  return parent ? `${parent}/${label}` : label;
}

/**
 * What is wrong with the name of a new channel: nothing while it is empty; else the end of a text's key.
 *
 * @param known names of channels that exist
 */
export function objectionTo(label, parent, known) {
  const name = below(parent, label);
  if (!label) {
    return '';
  }
  if (label.startsWith('@')) {
    return 'at';
  }
  if (/^\/|\/$|\/\//.test(name)) {
    return 'slash';
  }
  if ([...name].length > 32) {
    return 'long';
  }
  if (!isName(name)) {
    return 'characters';
  }
  return known.some(other => sameName(other, name)) ? 'taken' : '';
}

/**
 * The nodes {@code {name, children, isShown}} whose name or title has the words, with those above them.
 *
 * @param nodes {name, children} each; the children are null while they are not known
 * @param wordsOf tells by a name what else the words may be in
 */
export function narrowed(nodes, words, wordsOf) {
  const wanted = fold(words.trim());
  if (!wanted) {
    return nodes;
  }
  return nodes.flatMap(node => {
    const children = narrowed(node.children ?? [], words, wordsOf);
    const matches = fold(`${node.name} ${wordsOf(node.name)}`).includes(wanted);
    return matches || children.length > 0 ? [{...node, children, isOpen: children.length > 0}] : [];
  });
}
