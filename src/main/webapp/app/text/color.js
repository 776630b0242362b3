/** Colours that others choose, so that they can be read. */
/** The contrast that text has to have at least (WCAG 2.2, 1.4.3). */
const CONTRAST = 4.5;
/** The luminance of the darkest of our light backgrounds, and of the lightest of our dark ones. */
const LIGHT = 0.68;
const DARK = 0.045;
const STEPS = 20;

/**
 * The colour nearest to an sRGB triplet of shares from 0 to 1 that can be read on a light background, and the one for a dark background,
 * both as CSS has them.
 */
export function readable(color) {
  return {
    light: css(until(color, [0, 0, 0], mixed => (LIGHT + 0.05) / (luminance(mixed) + 0.05) >= CONTRAST)),
    dark: css(until(color, [1, 1, 1], mixed => (luminance(mixed) + 0.05) / (DARK + 0.05) >= CONTRAST)),
  };
}

function until(color, towards, isEnough) {
  for (let step = 0; step < STEPS; step++) {
    const mixed = color.map((share, index) => share + (towards[index] - share) * step / STEPS);
    if (isEnough(mixed)) {
      return mixed;
    }
  }
  return towards;
}

/** The relative luminance as WCAG defines it, from 0 to 1. */
export function luminance(color) {
  const [red, green, blue] = color.map(share => share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function css(color) {
  return `rgb(${color.map(share => Math.round(share * 255)).join(' ')})`;
}
