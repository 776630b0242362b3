import {equal, test} from '../harness.js';
import {mentions} from '../../../main/webapp/app/model/mention.js';

test('a name is mentioned where it is a word', () => {
  equal(mentions('Well, bob?', 'Bob'), true);
  equal(mentions('@BOB', 'Bob'), true);
  equal(mentions('bobby', 'Bob'), false);
});

test('a name may have any sign in it', () => {
  for (const name of ['guest-1', 'a/b', 'x.y', '(z)', '[\\^$*+?{}|]']) {
    equal([name, mentions(`well ${name}!`, name)], [name, true]);
  }
});
