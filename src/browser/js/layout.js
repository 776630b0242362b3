/** Finds what is wrong in the layout of the page as it is now; a text for each. Evaluated in the page by org.lichat.browser.Layout. */
() => {
  /** Pixels that come of rounding. */
  const TOLERANCE = 1.5;
  const INTERACTIVE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex^="-"]), '
      + '[role=button], [role=link], [role=tab], [role=menuitem], [role=option], [role=checkbox], [role=switch]';
  /** What is laid over the rest on purpose. */
  const ABOVE = 'dialog[open], [popover]:popover-open, [data-overlay]';

  const problems = [];
  const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
  const scope = modal ?? document.body;

  function named(element) {
    const classes = [...element.classList].map(name => `.${name}`).join('');
    const text = (element.getAttribute('aria-label') ?? element.textContent).trim().replace(/\s+/g, ' ').slice(0, 40);
    return `<${element.localName}${classes}> “${text}”`;
  }

  function intersection(a, b) {
    const left = Math.max(a.left, b.left);
    const top = Math.max(a.top, b.top);
    const right = Math.min(a.right, b.right);
    const bottom = Math.min(a.bottom, b.bottom);
    return {left, top, right, bottom, width: right - left, height: bottom - top};
  }

  function clips(style) {
    return {x: style.overflowX !== 'visible', y: style.overflowY !== 'visible'};
  }

  function scrolls(value) {
    return value === 'auto' || value === 'scroll';
  }

  /** The part of a rectangle that its ancestors do not hide; an empty one when they hide all of it. */
  function shown(element, rectangle) {
    let rest = intersection(rectangle, {left: -1e9, top: -1e9, right: 1e9, bottom: 1e9});
    for (let box = element.parentElement; box && box !== document.documentElement; box = box.parentElement) {
      const {x, y} = clips(getComputedStyle(box));
      const bounds = box.getBoundingClientRect();
      rest = intersection(rest, {
        left: x ? bounds.left : -1e9, right: x ? bounds.right : 1e9,
        top: y ? bounds.top : -1e9, bottom: y ? bounds.bottom : 1e9,
      });
    }
    return rest;
  }

  /** Seen by people who see: what is there for screen readers alone is a pixel large, and what waits for the focus lies above the page. */
  function visible(element) {
    const {width, height, bottom} = element.getBoundingClientRect();
    return width > 2 && height > 2 && bottom + scrollY > 0 && element.checkVisibility({opacityProperty: true, visibilityProperty: true});
  }

  function hasText(element) {
    return [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  }

  /** Whether what is cut ends visibly, and can be read in another way. */
  function tellsWhole(element, style) {
    const ends = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
    return ends && element.closest('[title], [aria-label], [aria-describedby]') !== null;
  }

  function checkWidth() {
    const {scrollWidth, clientWidth} = document.scrollingElement;
    if (scrollWidth <= clientWidth) {
      return;
    }
    const wide = [...scope.querySelectorAll('*')]
        .filter(element => visible(element) && shown(element, element.getBoundingClientRect()).right > clientWidth + TOLERANCE)
        .slice(0, 5);
    problems.push(`the page is ${scrollWidth} pixels wide: ${wide.map(named).join(', ')}`);
  }

  /** Of an element with text of its own: whether that goes beyond it, or beyond one around it that hides it and does not scroll. */
  function checkText(element) {
    const range = document.createRange();
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) {
        continue;
      }
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      for (let box = element; box && box !== document.documentElement; box = box.parentElement) {
        const style = getComputedStyle(box);
        const bounds = box.getBoundingClientRect();
        if (scrolls(style.overflowX) || scrolls(style.overflowY)) {
          break;
        }
        const wide = clips(style).x && (text.right > bounds.right + TOLERANCE || text.left < bounds.left - TOLERANCE);
        const high = clips(style).y && (text.bottom > bounds.bottom + TOLERANCE || text.top < bounds.top - TOLERANCE);
        if (wide || high) {
          if (bounds.width > 2 && bounds.height > 2 && !tellsWhole(box, style)) {
            problems.push(`cut ${wide ? 'at a side' : 'above or below'}: ${named(element)}${box === element ? '' : ` by ${named(box)}`}`);
          }
          break;
        }
      }
    }
  }

  /** A field shows less than is in it only where people can scroll in it; of its placeholder all has to be seen. */
  function checkField(field) {
    const {font, paddingLeft, paddingRight} = getComputedStyle(field);
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = font;
    const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    if (!field.value && field.placeholder && pen.measureText(field.placeholder).width > room + TOLERANCE) {
      problems.push(`a placeholder is cut: “${field.placeholder}”`);
    }
  }

  function checkOverlaps() {
    const all = [...scope.querySelectorAll(INTERACTIVE)]
        .filter(element => visible(element) && !element.closest('[inert]'))
        .map(element => ({element, seen: shown(element, element.getBoundingClientRect())}))
        .filter(({seen}) => seen.width > TOLERANCE && seen.height > TOLERANCE);
    all.forEach((a, index) => all.slice(index + 1).forEach(b => {
      const both = intersection(a.seen, b.seen);
      const apart = a.element.contains(b.element) || b.element.contains(a.element)
          || a.element.closest(ABOVE) !== b.element.closest(ABOVE) || belongsTo(a.element, b.element);
      if (!apart && both.width > TOLERANCE && both.height > TOLERANCE) {
        problems.push(`${named(a.element)} and ${named(b.element)} overlap by ${Math.round(both.width)}×${Math.round(both.height)}`);
      }
    }));
  }

  /** A label's own control may lie within or beneath it. */
  function belongsTo(a, b) {
    return a.closest('label')?.control === b || b.closest('label')?.control === a;
  }

  checkWidth();
  for (const element of scope.querySelectorAll('*')) {
    if (visible(element) && hasText(element) && !element.closest('option, datalist')) {
      checkText(element);
    }
  }
  scope.querySelectorAll('input').forEach(field => visible(field) && checkField(field));
  checkOverlaps();
  return problems;
}
