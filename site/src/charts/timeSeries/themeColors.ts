/**
 * Colours of tokens.css as a canvas needs them. A custom property holds `light-dark(...)` as it was written; only a
 * property that is used resolves it, so a hidden element uses it.
 */
export function themeColors(beside: HTMLElement): (property: string) => string {
  const probe = document.createElement('span');
  probe.hidden = true;
  beside.append(probe);
  const known = new Map<string, string>();
  return (property) => {
    const key = `${property} ${document.documentElement.dataset.theme} ${darkSystem().matches}`;
    let color = known.get(key);
    if (color === undefined) {
      probe.style.color = `var(${property})`;
      color = getComputedStyle(probe).color;
      known.set(key, color);
    }
    return color;
  };
}

/** Asked only in a browser: the build loads this module too. */
const darkSystem = () => window.matchMedia('(prefers-color-scheme: dark)');

/** Calls `listener` when the reader or the system changes the theme; returns how to stop. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const dark = darkSystem();
  dark.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', listener);
  };
}
