import type { Feed, FeedItem } from '../contracts/feed.ts';

/** The same feed as Atom (RFC 4287). Links are relative: the feed does not know by which name it was asked. */
export function atomFeed({ title, description, items, _tidewatch: meta }: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `<id>urn:tidewatch:feed:${meta.simulated ? 'simulated' : 'live'}</id>`,
    `<title>${escaped(title)}</title>`,
    `<subtitle>${escaped(description)}</subtitle>`,
    `<updated>${items[0]?.date_published ?? meta.as_of}</updated>`,
    '<author><name>Tidewatch</name></author>',
    '<link rel="self" type="application/atom+xml" href="/v1/feed.xml"/>',
    '<link rel="alternate" type="text/html" href="/"/>',
    ...items.map(entry),
    '</feed>',
    '',
  ].join('\n');
}

function entry({ id, title, content_text, date_published, tags, _tidewatch: { flip } }: FeedItem): string {
  const page = flip === null ? '/rotation/' : `/${flip.kind}s/${flip.id}/`;
  return [
    '<entry>',
    `<id>${id}</id>`,
    `<title>${escaped(title)}</title>`,
    `<updated>${date_published}</updated>`,
    `<published>${date_published}</published>`,
    `<link rel="alternate" type="text/html" href="${page}"/>`,
    ...tags.map((tag) => `<category term="${escaped(tag)}"/>`),
    `<content type="text">${escaped(content_text)}</content>`,
    '</entry>',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML 1.0 takes it: markup escaped, characters it does not allow left out. Names are a provider's. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are to go
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, (character) => ENTITIES[character] as string)
  );
}
