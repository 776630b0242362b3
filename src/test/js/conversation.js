import {Chat} from '../../main/webapp/app/model/chat.js';
import {Settings} from '../../main/webapp/app/model/settings.js';
import {Line} from './line.js';

/** Waits until that holds. */
export async function until(holds, what = String(holds)) {
  const end = Date.now() + 5000;
  while (!holds()) {
    if (Date.now() > end) {
      throw new Error(`in 5 s it never came that ${what}`);
    }
    await new Promise(resolve => setTimeout(resolve, 1));
  }
}

/** The next time that an emitter tells something of that name. */
export function event(emitter, name) {
  return new Promise(resolve => {
    const off = emitter.on(name, detail => {
      off();
      resolve(detail);
    });
  });
}

/** Somebody named Ann in the channel `room`, on a line with a server that may be prepared before. */
export async function seated(prepare = () => {}, login = {}) {
  const line = new Line();
  line.channel('room', 'Bob');
  prepare(line);
  const chat = new Chat({settings: new Settings(null), socket: line.socket});
  await chat.connect({url: 'ws://line', name: 'Ann', channels: ['room'], ...login});
  const channel = chat.channel('room');
  await until(() => channel.ready, 'the channel is filled');
  return {line, chat, channel};
}

/** The texts of what was said. */
export function texts(channel) {
  return channel.log.entries.filter(entry => entry.isSpoken).map(({text}) => text);
}
