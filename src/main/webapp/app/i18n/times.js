import {current} from './index.js';

const STYLES = {
  time: {hour: '2-digit', minute: '2-digit'},
  clock: {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'},
  day: {weekday: 'long', year: 'numeric', month: 'long', day: 'numeric'},
  full: {dateStyle: 'full', timeStyle: 'medium'},
  short: {dateStyle: 'short', timeStyle: 'short'},
};

/** To make one takes longer than to use it a thousand times. */
const formats = new Map();

/** A date in the language in use; the style is time, clock (of a fixed width), day, full or short. */
export function when(date, style) {
  return format(style, key => new Intl.DateTimeFormat(key, STYLES[style])).format(date);
}

/** A number in the language in use. */
export function count(number) {
  return format('count', key => new Intl.NumberFormat(key)).format(number);
}

/** A number of bytes as people say it. */
export function size(bytes) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const style = {style: 'unit', unit: units[step], unitDisplay: 'short', maximumFractionDigits: 1};
  return format(units[step], key => new Intl.NumberFormat(key, style)).format(bytes / 1000 ** step);
}

/** Names, as in a sentence. */
export function names(list) {
  return format('names', key => new Intl.ListFormat(key)).format(list);
}

/** Of the countries in which the language in use is spoken, the one that the browser names first: some count hours to twelve. */
function region() {
  return navigator.languages.find(tag => tag.startsWith(`${current()}-`)) ?? current();
}

function format(style, make) {
  const key = `${current()} ${style}`;
  const found = formats.get(key) ?? make(region());
  formats.set(key, found);
  return found;
}
