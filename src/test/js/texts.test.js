import {equal, test} from './harness.js';

const AREAS = ['shell', 'messages', 'text', 'composer', 'commands', 'people', 'people-account', 'people-order', 'people-types', 'failures'];

/** By key: what is put into its text. */
async function placesOf(language, area) {
  const texts = (await import(`../../main/webapp/app/i18n/${language}/${area}.js`)).default;
  return Object.fromEntries(Object.entries(texts).map(([key, text]) =>
    [key, [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort().join()]));
}

for (const area of AREAS) {
  test(`${area}: every language says the same things about the same`, async () => {
    equal(await placesOf('de', area), await placesOf('en', area));
  });
}
