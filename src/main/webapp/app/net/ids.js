// No earlier page of the same user had these either, since that user's old updates come again when history is read (shirakumo §20).
let last = Date.now() * 1000 + Math.floor(Math.random() * 1000);

/** An id that this user has never used, a safe integer (§3). */
export function newId() {
  return ++last;
}
