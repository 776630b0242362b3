/** What is done to the text of a field, so that the browser's undo takes it back. */

/** Puts a text in place of what is from the start to the end, and the caret behind it. */
export function replaceText(field, start, end, text) {
  field.focus();
  field.setSelectionRange(start, end);
  const wanted = field.value.slice(0, start) + text + field.value.slice(end);
  if (wanted === field.value) {
    field.setSelectionRange(start + text.length, start + text.length);
    return;
  }
  // The only way into the history of undo; setRangeText stays out of it.
  const done = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
  if (!done || field.value !== wanted) {
    field.value = wanted;
    field.setSelectionRange(start + text.length, start + text.length);
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  }
}

/** Puts a text where the caret is, in place of what is selected. */
export function insertText(field, text) {
  replaceText(field, field.selectionStart, field.selectionEnd, text);
}

/** Puts marks around what is selected, or takes them away if they are there. */
export function toggleMark(field, mark) {
  const {selectionStart: start, selectionEnd: end, value} = field;
  const selected = value.slice(start, end);
  const size = mark.length;
  if (isMarked(value, start, end, mark)) {
    replaceText(field, start - size, end + size, selected);
    field.setSelectionRange(start - size, end - size);
  } else if (selected.length >= 2 * size && selected.startsWith(mark) && selected.endsWith(mark)) {
    const inner = selected.slice(size, -size);
    replaceText(field, start, end, inner);
    field.setSelectionRange(start, start + inner.length);
  } else {
    // Marks with a space inside open nothing.
    const [, before, inner, after] = /^(\s*)(.*?)(\s*)$/s.exec(selected);
    replaceText(field, start, end, before + mark + inner + mark + after);
    const at = start + before.length + size;
    field.setSelectionRange(at, at + inner.length);
  }
}

/** Whether these marks are around: of three stars one is for italics and two are for bold. */
function isMarked(value, start, end, mark) {
  let run = 0;
  while (value[start - run - 1] === mark[0] && value[end + run] === mark[0]) {
    run++;
  }
  return mark.length === 1 ? run % 2 === 1 : run >= 2;
}

/** Code in a line between backticks; several lines between fences. */
export function toggleCode(field) {
  const {selectionStart: start, selectionEnd: end, value} = field;
  const selected = value.slice(start, end);
  if (!selected.includes('\n')) {
    toggleMark(field, '`');
    return;
  }
  const before = start === 0 || value[start - 1] === '\n' ? '' : '\n';
  const after = end === value.length || value[end] === '\n' ? '' : '\n';
  replaceText(field, start, end, `${before}\`\`\`\n${selected}\n\`\`\`${after}`);
}

/** Puts a prefix before each selected line, or takes it away where all have it. */
export function toggleLines(field, prefix) {
  const {value} = field;
  const start = value.lastIndexOf('\n', field.selectionStart - 1) + 1;
  const behind = value.indexOf('\n', field.selectionEnd);
  const end = behind < 0 ? value.length : behind;
  const lines = value.slice(start, end).split('\n');
  const all = lines.every(line => line.startsWith(prefix));
  const changed = lines.map(line => all ? line.slice(prefix.length) : prefix + line).join('\n');
  replaceText(field, start, end, changed);
  field.setSelectionRange(lines.length > 1 ? start : start + changed.length, start + changed.length);
}

/** Makes a link of what is selected; its address, or its text if it is an address, is what is typed next. */
export function insertLink(field) {
  const {selectionStart: start, selectionEnd: end, value} = field;
  const selected = value.slice(start, end);
  if (/^https?:\/\/\S+$/.test(selected)) {
    replaceText(field, start, end, `[](${selected})`);
    field.setSelectionRange(start + 1, start + 1);
  } else {
    replaceText(field, start, end, `[${selected}](https://)`);
    const at = start + selected.length + 3;
    selected === '' ? field.setSelectionRange(start + 1, start + 1) : field.setSelectionRange(at, at + 8);
  }
}

/**
 * Breaks the line; a list goes on with its next item, and ends by an item in which nothing was written.
 */
export function breakLine(field) {
  const {selectionStart: start, selectionEnd: end, value} = field;
  const lineStart = value.lastIndexOf('\n', start - 1) + 1;
  const item = /^( *)(?:([-*])|(\d{1,8})([.)])) (.*)$/s.exec(value.slice(lineStart, start));
  if (!item) {
    replaceText(field, start, end, '\n');
  } else if (item[5].trim() === '') {
    replaceText(field, lineStart, end, '');
  } else {
    const marker = item[2] ?? `${Number(item[3]) + 1}${item[4]}`;
    replaceText(field, start, end, `\n${item[1]}${marker} `);
  }
}

/** Whether the caret is in code between fences, the second of which is not there yet. */
export function isInCode(field) {
  const fences = field.value.slice(0, field.selectionStart).match(/^```/gm);
  return (fences?.length ?? 0) % 2 === 1 && !field.value.slice(field.selectionStart).includes('\n```');
}

const SIZES_ITSELF = globalThis.CSS?.supports('field-sizing', 'content') ?? false;

/** Makes the field as high as its text; how high that may be is the style sheet's to say. */
export function grow(field) {
  if (!SIZES_ITSELF) {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  }
}
