/** Brings the page to one of the views that the suite looks at; which there are is told by `names`. Evaluated by org.lichat.browser.Views. */
async name => {
  const {chat} = await import('/app/main.js');
  const app = document.querySelector('lc-app');
  const channel = chat.channel('Square');
  const frames = async (count = 3) => {
    for (let i = 0; i < count; i++) {
      await new Promise(done => requestAnimationFrame(done));
    }
  };
  const say = (event, detail = {}) => app.dispatchEvent(new CustomEvent(event, {detail}));
  const entry = text => channel.log.entries.find(each => each.text.startsWith(text) || each.filename === text);
  const open = (event, detail) => async () => {
    say(event, detail);
    await until(() => document.querySelector('dialog[open]'));
  };
  const until = async ready => {
    while (!ready()) {
      await frames(1);
    }
  };
  const write = text => {
    const field = app.querySelector('lc-composer textarea');
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', {bubbles: true}));
  };
  const button = label => [...app.querySelectorAll('button')].find(each => label.test(each.getAttribute('aria-label') ?? each.textContent));

  const isNarrow = document.querySelector('.head-menu').checkVisibility();

  const views = {
    'channel': () => {},
    'primary channel': () => app.open(chat.server),
    'beginning': () => app.messages.jump(channel.log.entries[0]),
    'reply': () => app.composer.reply(entry('plain')),
    'edit': () => app.composer.edit(entry('mine')),
    'upload': () => app.composer.attach([new File(['x'.repeat(3000)], 'a file with rather a long name, as people have them.txt', {type: 'text/plain'})]),
    'completed commands': () => write('/'),
    'completed names': () => write('@o'),
    'completed emotes': () => write(':sm'),
    'picker': async () => {
      app.querySelector('.composer-tools button:nth-child(2)').click();
      await until(() => document.querySelector('lc-picker [role=tab], lc-picker [role=grid], lc-picker button'));
    },
    'message tools': () => app.querySelector('article:last-of-type')?.focus(),
    'message menu': () => app.querySelectorAll('article').forEach(each => each.entry === entry('mine')
        && (each.focus(), each.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true})))),
    'channel menu': () => app.querySelector('lc-channel-head [aria-haspopup=menu]').click(),
    'channels drawer': () => isNarrow && app.drawer('channels'),
    'people drawer': () => isNarrow && app.drawer('people'),
    'settings': open('open-settings', {channel}),
    'server settings': open('open-settings', {channel: chat.channel(chat.server)}),
    'account': open('open-account'),
    'preferences': open('open-preferences'),
    'search': open('open-search', {query: 'plain'}),
    'browse': open('browse'),
    'profile': open('show-profile', {name: 'Olga', channel}),
    'own profile': open('show-profile', {name: chat.name, channel}),
    'unknown profile': open('show-profile', {name: 'nobody at all', channel}),
    'toasts': () => ['error', 'warning', 'info'].forEach(level => chat.emit('notice', {level, text: `This is the text of a notice, which is an ${level}.`})),
  };

  if (name === 'names') {
    return Object.keys(views);
  }
  document.querySelectorAll('dialog[open]').forEach(dialog => dialog.close());
  document.querySelectorAll('[popover]:popover-open').forEach(each => each.hidePopover());
  app.querySelector('.shell-shade') && app.drawer(null);
  await app.open('Square');
  app.composer.cancel();
  app.composer.write('');
  button(/^(Do not send|.* nicht senden)/)?.click();
  app.messages.toEnd();
  await frames();
  await views[name]();
  await frames();
  await Promise.race([
    Promise.allSettled(document.getAnimations().map(animation => animation.finished)),
    new Promise(done => setTimeout(done, 1000)),
  ]);
  return null;
}
