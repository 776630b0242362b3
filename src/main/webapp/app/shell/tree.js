import {fold} from '../protocol/names.js';

/**
 * Channels as the tree that their names make (shirakumo §5), the primary one first, each level by name. A parent that is not among them has
 * a place without a channel, if more than one child stands beneath it; else the child's label is the rest of its name.
 *
 * @return nodes {name, label, channel, children}, of which channel may be null
 */
export function treeOf(channels) {
  const root = node('', '');
  channels.filter(channel => !channel.anonymous).forEach(channel => place(root, channel));
  const anonymous = channels.filter(channel => channel.anonymous).map(channel => ({...node(channel.name, channel.title || channel.name), channel}));
  const [primary, others] = [[], []];
  sorted(joined(root).children).forEach(child => (child.channel?.primary ? primary : others).push(child));
  return [...primary, ...others, ...anonymous];
}

function node(name, label) {
  return {name, label, channel: null, children: [], byName: new Map()};
}

function place(root, channel) {
  let at = root;
  for (const label of channel.primary ? [channel.name] : channel.name.split('/')) {
    const name = at.name ? `${at.name}/${label}` : label;
    const key = fold(name);
    if (!at.byName.has(key)) {
      at.byName.set(key, node(name, label));
    }
    at = at.byName.get(key);
  }
  at.channel = channel;
}

/** Leaves out places that lead to one child alone. */
function joined(at) {
  at.children = [...at.byName.values()].map(joined).map(child =>
    !child.channel && child.children.length === 1 ? {...child.children[0], label: `${child.label}/${child.children[0].label}`} : child);
  return at;
}

function sorted(nodes) {
  nodes.forEach(child => sorted(child.children));
  return nodes.sort((a, b) => a.label.localeCompare(b.label));
}
