/** Seconds from 1900-01-01 00:00:00 UTC, where the protocol's time begins, to 1970. */
const UNIX_EPOCH = 2_208_988_800;
/** The year 10000: a clock beyond it is no time that anybody can mean. */
const LAST = UNIX_EPOCH + 253_402_300_800;

/** The protocol's time: whole seconds since 1900 (§1), by this machine's clock. */
export function now() {
  return fromDate(new Date());
}

/** The moment of a clock; what is no time is put at the nearest end of what is. */
export function toDate(clock) {
  const seconds = Math.min(Math.max(Number(clock) || 0, 0), LAST) - UNIX_EPOCH;
  return new Date(seconds * 1000);
}

/** The clock of a moment. */
export function fromDate(date) {
  return Math.floor(date.getTime() / 1000) + UNIX_EPOCH;
}
