/**
 * Takes files that are dropped anywhere on an element.
 *
 * @param area the element
 * @param options.accepts whether files may be sent now
 * @param options.over called with whether files are over it
 * @param options.drop called with the files
 * @return ends it
 */
export function takeDrops(area, {accepts, over, drop}) {
  let depth = 0; // each child that is entered and left says so as well
  const hasFiles = event => [...event.dataTransfer?.types ?? []].includes('Files') && accepts();
  const listeners = {
    dragenter: event => {
      if (hasFiles(event)) {
        event.preventDefault();
        depth++;
        over(true);
      }
    },
    dragover: event => {
      if (hasFiles(event)) {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }
    },
    dragleave: event => {
      if (hasFiles(event)) {
        depth = Math.max(0, depth - 1);
        depth === 0 && over(false);
      }
    },
    drop: event => {
      if (hasFiles(event)) {
        event.preventDefault();
        depth = 0;
        over(false);
        drop(filesOf(event.dataTransfer));
      }
    },
  };
  Object.entries(listeners).forEach(([name, listener]) => area.addEventListener(name, listener));
  return () => Object.entries(listeners).forEach(([name, listener]) => area.removeEventListener(name, listener));
}

/** The files that are pasted; none where there is text as well, which is what was meant: some programs put a picture of it beside it. */
export function pastedFiles(data) {
  const hasText = data.types.includes('text/plain') || data.types.includes('text/html') && data.types.includes('text/rtf');
  return hasText ? [] : filesOf(data);
}

/** Files, and no folders, which have neither a type nor contents. */
function filesOf(data) {
  const items = [...data.items ?? []].filter(({kind}) => kind === 'file');
  const folders = items.filter(item => item.webkitGetAsEntry?.()?.isDirectory).map(item => item.getAsFile()?.name);
  return [...data.files].filter(({name}) => !folders.includes(name)).map(named);
}

/** What comes from the clipboard is always called the same. */
function named(file) {
  if (file.name && file.name !== 'image.png') {
    return file;
  }
  const time = new Date().toISOString().slice(0, 19).replace(/:/g, '-').replace('T', ' ');
  return new File([file], `${time}.${file.type.split('/')[1] ?? 'bin'}`, {type: file.type});
}
