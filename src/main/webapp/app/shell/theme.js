const DARK = matchMedia('(prefers-color-scheme: dark)');

/** Shows the page in the colours that were chosen, or else in those that the system prefers, from now on. */
export function applyTheme(settings) {
  const apply = () => {
    const chosen = settings.get('theme') ?? 'system';
    const root = document.documentElement;
    root.dataset.theme = chosen === 'system' ? (DARK.matches ? 'dark' : 'light') : chosen;
    root.dataset.density = settings.get('density') ?? 'comfortable';
  };
  apply();
  DARK.addEventListener('change', apply);
  settings.on('change', apply);
}
