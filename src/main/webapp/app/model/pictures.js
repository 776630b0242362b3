/** Pictures that hold no programs, which SVG does. */
const SAFE = /^image\/(png|gif|jpeg|webp|avif)$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The data URL of a picture; null when it is none that is safe to show. */
export function pictureUrl(contentType, payload) {
  const type = contentType.split(';')[0].trim().toLowerCase();
  return SAFE.test(type) && BASE64.test(payload) ? `data:${type};base64,${payload}` : null;
}

/** The data URL of an icon, which is a content type, a space and the picture in base 64 (shirakumo §16). */
export function dataUrlOfIcon(text) {
  const space = text?.indexOf(' ') ?? -1;
  return space > 0 ? pictureUrl(text.slice(0, space), text.slice(space + 1)) : null;
}

/** The data URL of any contents; null when they are not in base 64. Only what shows pictures, sound or films may use it. */
export function contentUrl(contentType, payload) {
  const type = /^[a-z]+\/[a-z0-9.+-]+/i.exec(contentType)?.[0].toLowerCase();
  return type && BASE64.test(payload) ? `data:${type};base64,${payload}` : null;
}
