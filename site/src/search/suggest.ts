import { loadEntries } from './loadEntries.ts';
import { matches } from './matches.ts';

/** On the page for addresses that do not exist: what the last word of the address may have meant, above the pages. */
const SUGGESTED = 5;
const list = document.getElementById('suggestions');
const words = decodeURIComponent(location.pathname)
  .split(/[/\-_.]+/)
  .filter((word) => word.length > 1);

if (list !== null && words.length > 0) {
  const entries = await loadEntries().catch(() => []);
  const found = words.reverse().flatMap((word) => matches(entries, word, SUGGESTED));
  for (const { href, symbol, name } of [...new Set(found)].slice(0, SUGGESTED).reverse()) {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = `${symbol} ${name}`.trim();
    const item = document.createElement('li');
    item.append(link);
    list.prepend(item);
  }
}
