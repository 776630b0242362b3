/** Runs the tests that need no page: node --experimental-default-type=module src/test/js/run.js [part of a path] */
import {readdirSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {defined} from './harness.js';

const home = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(home, {recursive: true})
    .filter(file => file.endsWith('.test.js') && !file.endsWith('.dom.test.js') && file.includes(process.argv[2] ?? ''));
let failed = 0;
let passed = 0;
for (const file of files.sort()) {
  await import(pathToFileURL(join(home, file)));
  for (const {name, body} of defined()) {
    try {
      await body();
      passed++;
    } catch (error) {
      failed++;
      console.log(`${relative('.', join(home, file))}: ${name}\n  ${error.stack}`);
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
