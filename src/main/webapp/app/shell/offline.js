/** The worker's address is the one script that is ever loaded by a text. */
const policy = globalThis.trustedTypes?.createPolicy('lichat', {createScriptURL: address => String(address)});

/**
 * Has the files of the client kept by a service worker, where there may be one, so that it opens without a network.
 *
 * @param open called with a channel's name when a notification of it was pressed
 */
export async function keepShell(open) {
  const workers = navigator.serviceWorker;
  if (!workers) {
    return;
  }
  workers.addEventListener('message', event => event.data?.open && open(event.data.open));
  try {
    const script = new URL('../sw.js', import.meta.url).href;
    await workers.register(policy ? policy.createScriptURL(script) : script, {scope: new URL('../../', import.meta.url).pathname});
    const ready = await workers.ready;
    ready.active.postMessage({keep: performance.getEntriesByType('resource').map(resource => resource.name)});
  } catch (error) {
    // Private windows and plain http on other hosts have no workers; the client does without.
    console.info('The client is not kept for use without a network.', error);
  }
}
