import {parseLichatUrl} from '../protocol/url.js';

/** Where the WebSocket of the server is that the page came from. */
export function ownAddress() {
  const url = new URL('../../', import.meta.url);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/**
 * Where the address of the page leads, and takes that out of it: {@code ?channel=lobby}, or {@code ?url=lichat://host/lobby#alice@5}, a
 * link of shirakumo §25.
 *
 * @return {channel, message}, either of which may be missing
 */
export function takeTarget() {
  const page = new URL(location.href);
  const link = parseLichatUrl(page.searchParams.get('url')?.replace(/^web\+lichat:/, 'lichat:') ?? '');
  const target = link ? {channel: link.channel, message: link.message} : {channel: page.searchParams.get('channel'), message: null};
  if (page.search) {
    history.replaceState(null, '', page.pathname);
  }
  return target;
}

/** The address of the page that leads into a channel. */
export function invitation(channel) {
  const page = new URL('../../', import.meta.url);
  page.searchParams.set('channel', channel.name);
  return page.href;
}
