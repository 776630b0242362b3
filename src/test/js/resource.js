/** The text of a file of the project, by its path in it: in a page from the server, elsewhere from the disk. */
export async function resource(path) {
  if (typeof document !== 'undefined') {
    const response = await fetch(`/${path}`);
    if (!response.ok) {
      throw new Error(`${path}: ${response.status}`);
    }
    return response.text();
  }
  const {readFile} = await import('node:fs/promises');
  return readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');
}
