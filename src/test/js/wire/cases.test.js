import {MalformedExpression, read} from '../../../main/webapp/app/wire/reader.js';
import {write} from '../../../main/webapp/app/wire/writer.js';
import {equal, ok, test} from '../harness.js';
import {resource} from '../resource.js';

const text = await resource('src/test/resources/org/lichat/wire/cases.txt');
const cases = text.split('\n').filter(line => line !== '' && !line.startsWith('#')).map(line => line.split('\t').map(unescaped));

test('there are many cases of each kind', () => {
  for (const kind of ['reads', 'exact', 'fails']) {
    ok(cases.filter(([of]) => of === kind).length >= 8, kind);
  }
});

for (const [kind, input, ...outputs] of cases) {
  test(`the case ${kind} ${JSON.stringify(input)}`, () => {
    if (kind === 'fails') {
      ok(!reads(input), 'that it is not read');
    } else {
      equal(write(read(input)), outputs.at(-1));
      equal(read(outputs.at(-1)), read(input));
    }
  });
}

function reads(input) {
  try {
    read(input);
    return true;
  } catch (error) {
    ok(error instanceof MalformedExpression, `that ${error} is a MalformedExpression`);
    return false;
  }
}

function unescaped(part) {
  return part.replace(/‹([0-9A-F]+)›/g, (all, hex) => String.fromCodePoint(parseInt(hex, 16)));
}
