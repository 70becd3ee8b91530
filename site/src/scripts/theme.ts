/** The toggle goes from what is seen to the other theme and remembers it; what `theme.js` reads before the first paint. */
const button = document.querySelector<HTMLButtonElement>('#theme-toggle');
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

const current = (): 'light' | 'dark' => {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return systemDark.matches ? 'dark' : 'light';
};

function label(): void {
  const next = current() === 'dark' ? 'light' : 'dark';
  button?.setAttribute('aria-label', `Switch to the ${next} theme`);
}

button?.addEventListener('click', () => {
  const next = current() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem('theme', next);
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
  label();
});
systemDark.addEventListener('change', label);
button?.removeAttribute('hidden');
label();
