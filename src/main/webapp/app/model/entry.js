import {now, toDate} from '../protocol/clock.js';
import {fold} from '../protocol/names.js';
import {Marks} from './marks.js';
import {contentUrl} from './pictures.js';

/** What is shown of a channel's life, by the types of updates; all others are none. */
const KINDS = {
  'message': 'message', 'data': 'data', 'join': 'join', 'leave': 'leave', 'kick': 'kick', 'quiet': 'quiet', 'unquiet': 'unquiet',
  'set-channel-info': 'info', 'pause': 'pause', 'permissions': 'permissions', 'grant': 'grant', 'deny': 'deny',
};

/** Something that happened in a channel: one line of its log. */
export class Entry {
  /** message, link, data, join, leave, kick, quiet, unquiet, info, pause, permissions, grant or deny. */
  kind;
  from;
  id;
  /** The protocol's time; that of a pending one is a guess. */
  clock;
  text = '';
  rich = null;
  /** The content type of what the url leads to. */
  link = null;
  url = null;
  filename = null;
  /** Who spoke for the sender. */
  bridge = null;
  replyTo = null;
  signature = null;
  target = null;
  /** Of kind info: what was set; of grant and deny: the type of update. */
  key = null;
  /** Of kind pause: seconds. */
  by = null;
  /** sent, pending or failed. */
  state = 'sent';
  failure = null;
  own = false;
  /** Whether it names me. */
  mention = false;
  /** Counts the changes. */
  rev = 0;
  /** The place among entries of the same clock, set by the log. */
  order = 0;
  #marks = null;
  #date = null;

  constructor(kind, {from, id, clock}) {
    this.kind = kind;
    this.from = from;
    this.id = id;
    this.clock = clock ?? now();
  }

  get date() {
    return this.#date ??= toDate(this.clock);
  }

  /** What was done to it since: edits and reactions; null when nothing was. */
  get marks() {
    return this.#marks;
  }

  /** From emotes to the names of those who used them. */
  get reactions() {
    return this.#marks?.reactions ?? NONE;
  }

  /** The older versions, the oldest first: text, rich and clock of each. */
  get edits() {
    return this.#marks?.edits ?? EMPTY;
  }

  get edited() {
    return this.#marks?.isEdited ?? false;
  }

  get deleted() {
    return this.#marks?.isDeleted ?? false;
  }

  /** Whether it counts as unread. */
  get isSpoken() {
    return this.kind === 'message' || this.kind === 'link' || this.kind === 'data';
  }

  /** Takes an edit or a reaction; whether that changed it. */
  mark(update) {
    this.#marks ??= new Marks(this);
    const changed = this.#marks.add(update);
    this.rev += changed ? 1 : 0;
    return changed;
  }

  /** The server has a clock of its own, and spells names its way. */
  settle({clock, from}) {
    this.clock = clock ?? this.clock;
    this.from = from ?? this.from;
    this.#date = null;
    this.change('sent');
  }

  /** Another state. */
  change(state, failure = null) {
    this.state = state;
    this.failure = failure;
    this.rev++;
  }
}

const NONE = new Map();
const EMPTY = [];

/** The same for the updates of one sender with one id, which are unique only together (shirakumo §20). */
export function keyOf(from, id) {
  return `${typeof id === 'string' ? '"' : ''}${id}\0${fold(from)}`;
}

/** The entry that an update is; null when it is none. */
export function entryOf(update) {
  const kind = Object.hasOwn(KINDS, update.type) ? KINDS[update.type] : null;
  if (kind === null || typeof update.from !== 'string' || update.id === undefined) {
    return null;
  }
  const entry = new Entry(update.link && kind === 'message' ? 'link' : kind, update);
  fill(entry, update);
  return entry;
}

function fill(entry, update) {
  entry.target = typeof update.target === 'string' ? update.target : null;
  entry.bridge = update.bridge ?? null;
  entry.signature = update.signature ?? null;
  entry.key = update.key ?? update.update ?? null;
  entry.by = update.by ?? null;
  entry.text = entry.key === 'icon' ? '' : update.text ?? '';
  entry.rich = update.rich ?? null;
  entry.replyTo = update.replyTo ?? null;
  entry.filename = update.filename ?? null;
  if (entry.kind === 'link') {
    entry.link = update.link;
    entry.url = update.text;
  } else if (entry.kind === 'data') {
    entry.link = update.contentType;
    entry.url = contentUrl(update.contentType, update.payload);
    entry.text = update.filename ?? '';
  }
}

