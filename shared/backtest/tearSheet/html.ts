/** Text that is markup already; everything else is escaped on its way into a template. */
export interface Markup {
  readonly markup: string;
}

type Content = Markup | string | number | readonly Content[];

/** A template of markup: what is put in is escaped, unless it is markup itself; lists are joined. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const parts = strings.map((text, i) => (i < contents.length ? text + markupOf(contents[i] as Content) : text));
  return { markup: parts.join('') };
}

function markupOf(content: Content): string {
  if (typeof content === 'string' || typeof content === 'number') return escaped(String(content));
  return 'markup' in content ? content.markup : content.map(markupOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
