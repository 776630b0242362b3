import {equal, ok, test} from '../harness.js';
import {use} from '../../../main/webapp/app/i18n/index.js';
import '../../../main/webapp/app/composer/composer.js';
import {FakeChannel, FakeChat} from './composer-fake.js';

/** A composer in the page, in a channel of Alice, Mary Jane and me. */
async function composing(run) {
  await use('en');
  sessionStorage.clear();
  const lobby = new FakeChannel(`lobby ${Math.random()}`, ['Alice', 'Mary Jane', 'Bob']).withEmote('wave');
  const other = new FakeChannel(`other ${Math.random()}`);
  const chat = new FakeChat('Bob', [lobby, other]);
  chat.settings.set('enter', 'send');
  const area = document.body.appendChild(document.createElement('main'));
  area.className = 'channel-area';
  const composer = document.createElement('lc-composer');
  Object.assign(composer, {chat, channel: lobby});
  area.append(composer);
  composer.field.focus();
  try {
    await run({composer, chat, lobby, other, area, field: composer.field});
  } finally {
    area.remove();
  }
}

const drawn = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));

function type(text) {
  document.execCommand('insertText', false, text);
}

function press(field, key, more = {}) {
  const event = new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true, ...more});
  field.dispatchEvent(event);
  return event.defaultPrevented;
}

const said = channel => channel.done.filter(([what]) => what === 'say').map(([, text]) => text);

test('Enter sends, Shift+Enter breaks the line', () => composing(({field, lobby}) => {
  type('one');
  press(field, 'Enter', {shiftKey: true});
  type('two');
  equal(field.value, 'one\ntwo');
  press(field, 'Enter');
  equal([said(lobby), field.value], [['one\ntwo'], '']);
}));

test('where Enter is chosen to break the line, Ctrl+Enter sends', () => composing(({field, lobby, chat}) => {
  chat.settings.set('enter', 'break');
  type('one');
  press(field, 'Enter');
  equal([field.value, said(lobby)], ['one\n', []]);
  press(field, 'Enter', {ctrlKey: true});
  equal(said(lobby), ['one']);
}));

test('the Enter of an input method sends nothing', () => composing(({field, lobby}) => {
  type('にほ');
  press(field, 'Enter', {isComposing: true});
  equal([said(lobby), field.value], [[], 'にほ']);
}));

test('nothing and white space are not sent', () => composing(({field, lobby, composer}) => {
  press(field, 'Enter');
  type('  \n ');
  press(field, 'Enter');
  equal(said(lobby), []);
  ok(composer.querySelector('.composer-send').disabled, 'that the button is off');
}));

test('markup is sent with the text without it, and not where nobody wants it', () => composing(({field, lobby, chat}) => {
  type('**hi** :wave:');
  press(field, 'Enter');
  equal([lobby.done.at(-1)[1], lobby.done.at(-1)[2].rich !== null], ['hi :wave:', true]);
  chat.settings.set('markup', 'off');
  type('**hi**');
  press(field, 'Enter');
  equal([lobby.done.at(-1)[1], lobby.done.at(-1)[2].rich], ['**hi**', null]);
}));

test('two slashes say one, an unknown command stays', () => composing(async ({field, lobby}) => {
  type('//me');
  press(field, 'Enter');
  equal(said(lobby), ['/me']);
  type('/nothing at all');
  press(field, 'Enter');
  await drawn();
  equal([said(lobby).length, field.value], [1, '/nothing at all']);
}));

test('each channel has its own draft', () => composing(async ({field, composer, lobby, other}) => {
  const entry = lobby.hear('Alice', 'question');
  composer.reply(entry);
  type('half an ans');
  composer.channel = other;
  equal([composer.field.value, composer.mode.kind], ['', 'write']);
  type('elsewhere');
  composer.channel = lobby;
  equal([field.value, composer.mode.kind, composer.mode.entry], ['half an ans', 'reply', entry]);
  composer.channel = other;
  equal(field.value, 'elsewhere');
}));

test('a reply names what it answers, and Escape ends it', () => composing(async ({field, composer, lobby}) => {
  const entry = lobby.hear('Alice', 'question');
  composer.reply(entry);
  ok(composer.querySelector('.composer-bar').textContent.includes('question'), 'that the question is quoted');
  press(field, 'Escape');
  equal(composer.querySelector('.composer-bar'), null);
  composer.reply(entry);
  type('yes');
  press(field, 'Enter');
  equal(lobby.done.at(-1)[2].replyTo === entry, true);
  equal(composer.mode.kind, 'write');
}));

test('ArrowUp changes what I said last, and Escape brings the draft back', () => composing(async ({field, composer, lobby}) => {
  const mine = lobby.hear('Bob', 'mine', {own: true});
  lobby.hear('Alice', 'hers');
  press(field, 'ArrowUp');
  equal([field.value, composer.mode.entry], ['mine', mine]);
  press(field, 'Escape');
  equal([field.value, composer.mode.kind], ['', 'write']);
  type('draft');
  equal(press(field, 'ArrowUp'), false);
  composer.edit(mine);
  field.select();
  type('**changed**');
  press(field, 'Enter');
  await drawn();
  equal(lobby.done.filter(([what]) => what === 'edit').map(([, id, text]) => [id, text]), [[mine.id, 'changed']]);
  equal(field.value, 'draft');
}));

test('keys format what is selected, and again not', () => composing(({field}) => {
  type('some words');
  field.setSelectionRange(5, 10);
  press(field, 'b', {ctrlKey: true});
  equal(field.value, 'some **words**');
  press(field, 'i', {ctrlKey: true});
  equal(field.value, 'some ***words***');
  press(field, 'i', {ctrlKey: true});
  press(field, 'b', {ctrlKey: true});
  equal([field.value, field.selectionStart, field.selectionEnd], ['some words', 5, 10]);
  document.execCommand('undo');
  equal(field.value, 'some **words**');
}));

test('lists go on and end', () => composing(({field}) => {
  type('1. a');
  press(field, 'Enter', {shiftKey: true});
  equal(field.value, '1. a\n2. ');
  press(field, 'Enter', {shiftKey: true});
  equal(field.value, '1. a\n');
}));

test('Enter breaks the line in code until it is closed', () => composing(({field, lobby}) => {
  type('```');
  press(field, 'Enter');
  type('x');
  press(field, 'Enter');
  type('```');
  equal(field.value, '```\nx\n```');
  press(field, 'Enter');
  equal(said(lobby), ['x']);
}));

test('names are completed, and Enter sends what is whole', () => composing(async ({field, composer, lobby}) => {
  type('hi @mar');
  await drawn();
  const active = document.getElementById(field.getAttribute('aria-activedescendant'));
  equal([active.getAttribute('role'), active.getAttribute('aria-selected'), active.textContent.includes('Mary Jane')], ['option', 'true',
    true]);
  equal(field.getAttribute('aria-controls'), active.parentElement.id);
  press(field, 'Enter');
  equal(field.value, 'hi @Mary Jane ');
  await drawn();
  ok(composer.querySelector('.completion').hidden, 'that the list is gone');
  type('and @alice');
  press(field, 'Enter');
  equal(said(lobby), ['hi @Mary Jane and @alice']);
}));

test('Escape puts the list away, and Tab completes a name or leaves the field', () => composing(async ({field, composer}) => {
  type('@a');
  press(field, 'Escape');
  await drawn();
  ok(composer.querySelector('.completion').hidden, 'that the list is gone');
  field.select();
  type('ali');
  equal([press(field, 'Tab'), field.value], [true, 'Alice: ']);
  field.select();
  type('zzz');
  equal(press(field, 'Tab'), false);
}));

test('others learn that I type, but not of commands', () => composing(({lobby}) => {
  type('/kick');
  equal(lobby.done, []);
  document.activeElement.select();
  type('hello');
  equal(lobby.done, [['type']]);
}));

test('who may not write is told why, and may still use commands', () => composing(async ({field, composer, lobby}) => {
  lobby.refused.add('message');
  lobby.emit('capabilities');
  type('hello');
  await drawn();
  press(field, 'Enter');
  equal([said(lobby), composer.querySelector('.composer-note') !== null], [[], true]);
  field.select();
  type('/users');
  await drawn();
  equal([composer.querySelector('.composer-note'), composer.querySelector('.composer-send').disabled], [null, false]);
}));

test('files are shown first, sent when that is confirmed, and can be stopped', () => composing(async ({field, composer, lobby}) => {
  composer.attach([new File(['a'], 'a.txt', {type: 'text/plain'}), new File(['b'], 'b.txt', {type: 'text/plain'})]);
  await drawn();
  equal([composer.querySelectorAll('.upload').length, lobby.done], [2, []]);
  press(field, 'Enter');
  await drawn();
  lobby.uploading.progress(0.5);
  await drawn();
  equal([lobby.done, composer.querySelector('progress').value], [[['upload', 'a.txt']], 50]);
  composer.querySelector('.upload .icon-button').click();
  await drawn();
  equal([composer.querySelectorAll('.upload').length, lobby.done.at(-1)], [1, ['upload', 'b.txt']]);
  lobby.uploading.reject(Object.assign(new Error('no'), {update: {type: 'bad-content-type', allowedContentTypes: ['image/png']}}));
  await drawn();
  ok(composer.querySelector('.upload-failed').textContent.includes('image/png'), 'that it tells what is allowed');
}));

test('files that are dropped on the channel are taken', () => composing(async ({composer, area}) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['x'], 'x.txt', {type: 'text/plain'}));
  const drag = name => area.dispatchEvent(new DragEvent(name, {dataTransfer, bubbles: true, cancelable: true}));
  drag('dragenter');
  equal(composer.querySelector('.composer-drop').hidden, false);
  drag('drop');
  await drawn();
  equal([composer.querySelector('.composer-drop').hidden, composer.uploads.items.map(({file}) => file.name)], [true, ['x.txt']]);
}));

test('a long text is not sent, but can be as a file', () => composing(async ({field, composer, lobby}) => {
  composer.write('x'.repeat(100_001));
  await drawn();
  press(field, 'Enter');
  equal(said(lobby), []);
  composer.querySelector('.composer-note button').click();
  await drawn();
  equal([field.value, composer.uploads.items.length], ['', 1]);
}));

test('somebody is addressed by name', () => composing(({field, composer}) => {
  composer.mention('Mary Jane');
  equal(field.value, 'Mary Jane: ');
  composer.mention('Alice');
  equal(field.value, 'Mary Jane: @Alice ');
}));
