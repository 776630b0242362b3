import {equal, test, throws} from '../../harness.js';
import {argumentAt, nextWord, quoteWord, readArguments} from '../../../../main/webapp/app/composer/commands/arguments.js';

const word = (label, need = 'required') => ({label, need, form: 'word'});
const text = (need = 'required') => ({label: 'text', need, form: 'text'});

test('words are between spaces or in quotes', () => {
  equal(nextWord('  a b', 0), {start: 2, end: 3, text: 'a'});
  equal(nextWord('"a \\"b\\\\" c', 0), {start: 0, end: 9, text: 'a "b\\'});
  equal(nextWord('"open', 0), {start: 0, end: 5, text: 'open'});
  equal(nextWord('   ', 0), {start: 3, end: 3, text: ''});
});

test('a name is in quotes only where it has to be', () => {
  equal(['a', 'a b', 'a"b', ''].map(quoteWord), ['a', '"a b"', '"a\\"b"', '""']);
  for (const name of ['a b', 'x"y z', '\\', 'a\\ b']) {
    equal(nextWord(quoteWord(name), 0).text, name);
  }
});

test('arguments are read in order, and the last one goes to the end', () => {
  const message = [word('channel'), text()];
  equal(readArguments(message, '"big room"  hello "you" there '), {channel: 'big room', text: 'hello "you" there'});
  equal(readArguments([word('name')], 'Mary Jane'), {name: 'Mary Jane'});
  equal(readArguments([word('name')], '"Mary Jane"'), {name: 'Mary Jane'});
  equal(readArguments([word('role'), word('name')], 'helper Mary Jane'), {role: 'helper', name: 'Mary Jane'});
  equal(readArguments([word('name', 'optional')], ''), {});
  equal(readArguments([text()], '"said" he'), {text: '"said" he'});
});

test('what is missing or too much is told', () => {
  throws(() => readArguments([word('name')], ' '), /missing/);
  throws(() => readArguments([word('a'), word('b')], 'x'), /missing/);
  throws(() => readArguments([], 'x'), /surplus/);
});

test('the argument at the caret is known, with what is typed of it', () => {
  const kick = [word('role'), word('name')];
  const at = (line, caret = line.length) => {
    const {argument, start, text: typed} = argumentAt(kick, line, caret);
    return [argument.label, start, typed];
  };
  equal(at(''), ['role', 0, '']);
  equal(at('hel'), ['role', 0, 'hel']);
  equal(at('helper '), ['name', 7, '']);
  equal(at('helper Mary Ja'), ['name', 7, 'Mary Ja']);
  equal(at('"a b" "Mary Ja'), ['name', 6, 'Mary Ja']);
  equal(at('"a b'), ['role', 0, 'a b']);
  equal(at('helper Mary', 3), ['role', 0, 'hel']);
});
