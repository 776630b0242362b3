import {newId} from '../net/ids.js';
import {isA} from '../protocol/update.js';
import {keyword} from '../wire/symbol.js';

/** How long an answer may take, in milliseconds; the server may hold back whoever sends too much. */
const PATIENCE = 90_000;

/** What was asked for was refused by a failure, which is `update`. */
export class Refused extends Error {
  constructor(update) {
    super(update.text || update.type);
    this.name = 'Refused';
    this.update = update;
  }
}

/** What ended for a reason of our own, in the form of a failure: connection-lost, no-answer, not-connected. */
export function refusal(type) {
  return new Refused({type, text: ''});
}

/** What else than an update of the same type ends the answer to a request. */
const ENDS = {
  'create': ['join'], 'pull': ['join'], 'data': ['message', 'data'], 'ping': ['pong'],
};
/** Requests whose answers have no end: what is asked behind them tells that they are over. */
const ENDLESS = new Set(['channel-info', 'search']);
const CLOCK = keyword('clock');

/** What was asked and is not answered yet. */
export class Requests {
  #pending = new Map();
  #send;
  #isOwn;

  /** `send` sends an update, `isOwn` tells whether a name is ours or the server's. */
  constructor(send, isOwn) {
    this.#send = send;
    this.#isOwn = isOwn;
  }

  /** Sends an update, and answers all that comes back for it. */
  ask(update) {
    const sent = {...update, id: update.id ?? newId()};
    return new Promise((resolve, reject) => {
      const request = {update: sent, answers: [], resolve, reject};
      request.timer = setTimeout(() => this.#fail(request, refusal('no-answer')), PATIENCE);
      this.#waiting(sent.id).push(request);
      this.#send(sent);
      if (ENDLESS.has(sent.type)) {
        this.#fence(request);
      }
    });
  }

  /** Takes what came in; the answer is what it answers, or null. */
  settle(update) {
    if (isA(update.type, 'failure')) {
      return this.#refuse(update);
    }
    const request = this.#pending.get(update.id)?.find(waiting => this.#answers(update, waiting.update));
    if (!request) {
      return null;
    }
    if (!isA(update.type, 'warning')) {
      request.answers.push(update);
    }
    if (isEnd(update.type, request)) {
      this.#finish(request);
    }
    return request.update;
  }

  /** Nothing more is answered. */
  end(type) {
    [...this.#pending.values()].flat().forEach(request => this.#fail(request, refusal(type)));
  }

  /** A key that does not exist says nothing about the others that were asked for. */
  #refuse(failure) {
    const request = this.#pending.get(failure.updateId ?? failure.id)?.[0];
    if (request && !(request.update.type === 'channel-info' && failure.type === 'no-such-channel-info')) {
      this.#fail(request, new Refused(failure));
    }
    return request?.update ?? null;
  }

  /** Others may happen to have used the same id; what comes by a bridge or for somebody else has another sender. */
  #answers(update, request) {
    const {from, bridge} = update;
    return from === undefined || this.#isOwn(from) || from === request.from || from === request.target || (bridge && this.#isOwn(bridge));
  }

  #waiting(id) {
    const waiting = this.#pending.get(id) ?? [];
    this.#pending.set(id, waiting);
    return waiting;
  }

  /** What is answered in parts is answered in the order of the requests, and other things in that of theirs. */
  #fence(request) {
    const {type, channel} = request.update;
    const behind = type === 'search' ? {type, channel, query: [CLOCK, [0, 0]]} : {type: 'ping'};
    const id = newId();
    const over = () => this.#pending.get(request.update.id)?.includes(request) && this.#finish(request);
    const fence = {update: {...behind, id}, answers: [], resolve: over, reject: over, isFence: true};
    this.#waiting(id).push(fence);
    this.#send(fence.update);
  }

  #finish(request) {
    this.#forget(request);
    request.resolve(request.answers);
  }

  #fail(request, error) {
    this.#forget(request);
    request.reject(error);
  }

  #forget(request) {
    clearTimeout(request.timer);
    const rest = this.#pending.get(request.update.id)?.filter(waiting => waiting !== request) ?? [];
    rest.length > 0 ? this.#pending.set(request.update.id, rest) : this.#pending.delete(request.update.id);
  }
}

/** A fence is over with its first answer. */
function isEnd(type, request) {
  const asked = request.update.type;
  return request.isFence || (!ENDLESS.has(asked) && (ENDS[asked] ?? [asked]).includes(type));
}
