import { html, type Markup } from './html.ts';

/** A table: the first cell of a row is its heading, the others are numbers and right-aligned. Scrolls on narrow screens. */
export function table(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly (string | Markup)[])[],
): Markup {
  return html`<div class="scroll"><table><caption>${caption}</caption>
<thead><tr>${header.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map(([first = '', ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((value) => html`<td>${value}</td>`)}</tr>\n`)}</tbody></table></div>`;
}
