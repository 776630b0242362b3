import {equal, test} from './harness.js';
import {resource} from './resource.js';

const APP = 'src/main/webapp/app';
const IMPORT = /^(?:import|export) (?:[^'";]*? from )?'([^']+)';/gm;

/** All modules that are loaded before anything is shown, from that one on. */
async function loaded(path, found = new Set()) {
  if (!found.has(path)) {
    found.add(path);
    const text = path.startsWith('lib/') ? '' : await resource(`${APP}/${path}`);
    for (const [, to] of text.matchAll(IMPORT)) {
      await loaded(new URL(to, `http://x/${path}`).pathname.slice(1), found);
    }
  }
  return found;
}

test('the page names all modules that it needs, so that they are fetched at once and not one after the other', async () => {
  const page = await resource(`${APP}/index.html`);
  const named = [...page.matchAll(/<link rel="modulepreload" href="app\/([^"]+)">/g)].map(([, path]) => path);
  const needed = [...await loaded('main.js'), ...await loaded('shell/app.js')];
  equal(named.sort(), [...new Set(needed)].filter(path => path !== 'main.js').sort());
});
