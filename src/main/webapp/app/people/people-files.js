/** Files that people choose as icons and emotes, and those that they are given. */

/** Asks for a file; the answer is a promise of it, or of null if none was chosen. */
export function chooseFile(accept) {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  return new Promise(resolve => {
    input.addEventListener('change', () => resolve(input.files[0] ?? null), {once: true});
    input.addEventListener('cancel', () => resolve(null), {once: true});
    input.click();
  });
}

/**
 * A picture as it can be sent, {@code {contentType, payload}} with the payload in base 64. One of the kept types that is small enough stays
 * as it is; any other becomes a PNG, which also leaves out whatever else was in the file, such as where it was taken.
 *
 * @param kept content types that stay as they are
 * @param side how many pixels a side of the PNG has at most
 * @param bytes how large the picture may be
 * @throws Error if it is no picture, or cannot be made small enough
 */
export async function pictureOf(file, {kept, side, bytes}) {
  if (kept.includes(file.type) && file.size <= bytes) {
    return {contentType: file.type, payload: await base64Of(file)};
  }
  const image = await decoded(file);
  for (let most = side; most >= 16; most = Math.floor(most / 2)) {
    const png = await scaled(image, most);
    if (png && png.size <= bytes) {
      return {contentType: 'image/png', payload: await base64Of(png)};
    }
  }
  throw new Error('The picture cannot be made small enough.');
}

/** The size of a picture within a square, in pixels; it keeps its shape and never grows. */
export function within({width, height}, side) {
  const scale = Math.min(1, side / Math.max(width, height));
  return {width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale))};
}

/** Has a text saved as a file. */
export function saveText(text, filename) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type: 'text/plain;charset=utf-8'}));
  link.download = filename;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function decoded(file) {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

function scaled(image, side) {
  // A drawing may have no size of its own.
  const own = {width: image.naturalWidth || side, height: image.naturalHeight || side};
  const canvas = Object.assign(document.createElement('canvas'), within(own, side));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
}

function base64Of(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
