/** Whether somebody looks at this page, as far as a page can know. */
export function isWatched() {
  return !document.hidden && document.hasFocus();
}

/** Calls back whenever somebody looks at this page again; the answer ends that. */
export function onAttention(callback) {
  const over = new AbortController();
  document.addEventListener('visibilitychange', callback, {signal: over.signal});
  window.addEventListener('focus', callback, {signal: over.signal});
  return () => over.abort();
}
