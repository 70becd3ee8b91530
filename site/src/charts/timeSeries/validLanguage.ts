/**
 * uPlot formats numbers in the browser's language as it loads. A browser under a POSIX locale calls that `en-US@posix`,
 * which no formatter takes, and the chart would not load. Imported before uPlot, for this effect alone.
 */
try {
  new Intl.NumberFormat(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true });
}
