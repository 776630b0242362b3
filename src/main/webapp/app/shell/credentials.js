/** The browser's own store of passwords, where it lets a page at it; nothing here keeps any. */

/** Whether the browser can be asked for a login. */
export function canRemember() {
  return 'PasswordCredential' in globalThis && Boolean(navigator.credentials);
}

/** Offers a login to the browser's store. */
export async function remember(name, password) {
  if (canRemember()) {
    await navigator.credentials.store(new PasswordCredential({id: name, password, name})).catch(refused);
  }
}

/** The login that the browser has and hands out without a question; null when there is none. */
export async function remembered() {
  if (!canRemember()) {
    return null;
  }
  const found = await navigator.credentials.get({password: true, mediation: 'silent'}).catch(refused);
  return found?.type === 'password' ? {name: found.id, password: found.password} : null;
}

/** From now on the browser asks before it hands out a login. */
export async function forget() {
  await navigator.credentials?.preventSilentAccess?.().catch(refused);
}

function refused(error) {
  console.info('The browser does not share its logins.', error);
  return null;
}
