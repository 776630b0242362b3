/** Texts without their markup (shirakumo.mess §13). */
import {contentsOf, isInline, kindOf, wordsOf} from './elements.js';

/**
 * The same text without markup: one block below the other, paragraphs with a blank line between them. Nothing is added to the words
 * but the address of a picture, which has none.
 */
export function stripMarkup(rich) {
  return blocksText(contentsOf(rich));
}

/** What stands in a group as lists of blocks; inlines that touch are one, as if they were a paragraph. */
export function blocksOf(contents) {
  const blocks = [];
  let line = null;
  contents.forEach(node => {
    if (isInline(node)) {
      line ?? blocks.push(line = {kind: 'p', argument: [], contents: []});
      line.contents.push(node);
    } else {
      line = null;
      blocks.push({kind: kindOf(node), argument: node[1], contents: contentsOf(node)});
    }
  });
  return blocks;
}

function blocksText(contents) {
  let text = '';
  let before = null;
  blocksOf(contents).forEach(block => {
    text += (before === null ? '' : before === 'p' && block.kind === 'p' ? '\n\n' : '\n') + blockText(block);
    before = block.kind;
  });
  return text;
}

function blockText({kind, argument, contents}) {
  switch (kind) {
    case 'p': return wordsOf(contents);
    case 'code': return contents.join('');
    case 'image': return argument;
    case 'section': {
      const heading = wordsOf(argument.slice(1));
      return contents.length ? `${heading}\n${blocksText(contents)}` : heading;
    }
    default: return blocksText(contents);
  }
}
