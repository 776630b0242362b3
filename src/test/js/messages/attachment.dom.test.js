import {equal, test} from '../harness.js';
import '../all-texts.js';
import {attachment} from '../../../main/webapp/app/messages/attachment.js';
import {render} from '../../../main/webapp/app/lib/lit-html/lit-html.js';

const chat = {address: new URL('/', location).href.replace(/^http/, 'ws')};

/** The address of the picture that is in the page, or null when it is only offered. */
function pictureAt(url) {
  const place = document.createElement('div');
  render(attachment({kind: 'link', link: 'image/png', url, from: 'Bob'}, {chat, redraw: () => {}}), place);
  return place.querySelector('img')?.src ?? null;
}

test('a picture on the server of the chat is shown', () => {
  equal(pictureAt(`${location.origin}/link/a/b.png`), `${location.origin}/link/a/b.png`);
});

test('a server that calls itself localhost is the one that the page came from', () => {
  const other = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  equal(pictureAt(`${location.protocol}//${other}:${location.port}/link/a/b.png`), `${location.origin}/link/a/b.png`);
});

test('a picture elsewhere is offered, and so is one on another port of this machine', () => {
  equal(pictureAt('https://example.org/link/a.png'), null);
  equal(pictureAt(`${location.protocol}//${location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:1/a.png`), null);
});
