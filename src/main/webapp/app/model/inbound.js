import {t} from '../i18n/index.js';
import {isA} from '../protocol/update.js';

/** After which updates of mine I may do other things than before, so that it is asked again. */
const CHANGING = new Set(['permissions', 'grant', 'deny', 'role', 'delete-role', 'assign-role', 'remove-role', 'quiet', 'unquiet']);
/** Failures that nobody need be told of. */
const QUIET = new Set(['clock-skewed']);

/** What becomes of the updates that come in. */
export class Inbound {
  #chat;
  #people;
  #joining;
  /** By type: what is done with the update, its channel, and the request that it answers, if any. */
  #handlers = {
    'join': (update, channel) => this.#join(update, channel),
    'leave': (update, channel, request) => this.#leave(update, channel, request),
    'kick': (update, channel) => this.#kick(update, channel),
    'message': (update, channel) => this.#said(update, channel),
    'data': (update, channel) => this.#said(update, channel),
    'edit': (update, channel) => channel?.record(update),
    'react': (update, channel) => channel?.record(update),
    'users': (update, channel) => channel?.facts.setUsers(update.users ?? []),
    'capabilities': (update, channel) => channel?.facts.setPermitted(update.permitted ?? []),
    'pause': (update, channel) => this.#pause(update, channel),
    'set-channel-info': (update, channel, request) => this.#channelInfo(update, channel, request),
    'emote': (update, channel) => channel?.facts.setEmote(update),
    'emotes': (update, channel) => channel?.facts.keepEmotes(update.names ?? []),
    'typing': (update, channel) => this.#typing(update, channel),
    'last-read': (update, channel) => this.#chat.isMe(update.from) && channel?.setLastRead(update, null),
    'user-info': update => this.#people.fill(update),
    'set-user-info': update => this.#chat.isMe(update.from) && this.#people.setInfo(update.from, update.key, update.text),
    'block': update => this.#people.block(update.target),
    'unblock': update => this.#people.unblock(update.target),
    'blocked': update => this.#people.setBlocked(Array.isArray(update.target) ? update.target : []),
    'updates-throttled': update => this.#chat.emit('notice', {level: 'warning', failure: update, text: t('failure.updates-throttled')}),
  };

  constructor(chat, people, joining) {
    this.#chat = chat;
    this.#people = people;
    this.#joining = joining;
  }

  take(update) {
    if (isA(update.type, 'failure')) {
      this.#failed(update);
      return;
    }
    if (update.type === 'pong') {
      this.#chat.setClock(update.clock);
    }
    const request = this.#chat.settle(update);
    const channel = typeof update.channel === 'string' ? this.#chat.channel(update.channel) : undefined;
    if (Object.hasOwn(this.#handlers, update.type)) {
      this.#handlers[update.type](update, channel, request);
    } else if (CHANGING.has(update.type) && channel) {
      channel.record(update);
    }
    if (request && CHANGING.has(update.type) && channel) {
      this.#askAgain(channel);
    }
  }

  #join(update, channel) {
    if (typeof update.from !== 'string') {
      return;
    }
    const isPast = channel?.isPast(update) ?? false;
    if (this.#chat.isMe(update.from) && !isPast) {
      this.#joining.joined(update).facts.arrive(update.from);
    } else if (channel) {
      this.#people.forget(update.from);
      channel.record(update);
      isPast ? channel.doubt(update) : channel.facts.arrive(update.from);
    }
  }

  #leave(update, channel, request) {
    if (!channel || typeof update.from !== 'string') {
      return;
    }
    if (channel.isPast(update) && request === null) {
      channel.record(update);
      channel.doubt(update);
    } else if (this.#chat.isMe(update.from)) {
      this.#joining.left(channel.name);
      this.#chat.rooms.drop(channel, update);
    } else {
      channel.record(update);
      channel.depart(update.from);
    }
  }

  #kick(update, channel) {
    if (channel?.record(update) && !channel.isPast(update) && this.#chat.isMe(update.target)) {
      const args = {from: update.from, channel: channel.title};
      this.#chat.emit('notice', {level: 'warning', key: 'notice.kicked', args, text: t('notice.kicked', args)});
    }
  }

  #said(update, channel) {
    if (!channel || (this.#chat.isMe(update.from) && this.#chat.outbox.echoed(update))) {
      return;
    }
    const entry = channel.record(update);
    if (entry && !entry.own && !channel.isPast(update)) {
      this.#chat.emit('message', {channel, entry, mention: entry.mention, live: true});
    }
  }

  #pause(update, channel) {
    const isGreeting = this.#chat.isServer(update.from);
    if (channel && (isGreeting || !channel.isPast(update))) {
      channel.facts.setPause(update.by);
    }
    if (!isGreeting) {
      channel?.record(update);
    }
  }

  /** What answers a question is no news. */
  #channelInfo(update, channel, request) {
    const isAnswer = request?.type === 'channel-info';
    if (channel && (isAnswer || !channel.isPast(update))) {
      channel.facts.setInfo(update.key, update.text);
      this.#chat.rooms.changed();
    }
    if (!isAnswer) {
      channel?.record(update);
    }
  }

  #typing(update, channel) {
    if (channel && typeof update.from === 'string' && !this.#chat.isMe(update.from)) {
      channel.setTyping(update.from);
    }
  }

  #failed(failure) {
    const said = this.#chat.outbox.failed(failure);
    const request = this.#chat.settle(failure);
    const channel = said ?? (typeof request?.channel === 'string' ? this.#chat.channel(request.channel) : undefined);
    if (failure.type === 'insufficient-permissions' && channel?.joined && request?.type !== 'capabilities') {
      this.#askAgain(channel);
    }
    if (!said && !request && !QUIET.has(failure.type)) {
      this.#chat.emit('notice', {level: 'error', failure, text: failure.text});
    }
  }

  #askAgain(channel) {
    this.#chat.send({type: 'capabilities', channel: channel.name});
  }
}
