import type { APIRoute, GetStaticPaths } from 'astro';
import { narrativeFacts, tokenFacts } from '../../data/registryFacts.ts';
import { PAGES } from '../../layouts/pages.ts';
import type { Card } from '../../social/card.ts';
import { cardPng } from '../../social/cardPng.ts';
import { imagePath } from '../../social/imagePath.ts';

/** One picture for each page: what a link to it is shown with elsewhere. No numbers: they would be old there. */
export const getStaticPaths = (() => {
  const cards: (readonly [string, Card])[] = [
    ...PAGES.map(({ href, name, line }) => [href, { kind: '', title: name, line }] as const),
    ...narrativeFacts().map(
      ({ id, name, definition }) =>
        [`/narratives/${id}/`, { kind: 'Narrative', title: name, line: definition }] as const,
    ),
    ...tokenFacts().map(
      ({ id, symbol, name, narratives }) =>
        [
          `/tokens/${id}/`,
          {
            kind: 'Token',
            title: symbol.length + name.length > 40 ? name : `${symbol} ${name}`,
            line: narratives.map((row) => row.name).join(', ') || 'Benchmark',
          },
        ] as const,
    ),
  ];
  return cards.map(([page, card]) => ({
    params: { image: imagePath(page).replace('/social/', '') },
    props: { card },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ card: Card }> = async ({ props }) =>
  new Response(new Uint8Array(await cardPng(props.card)), { headers: { 'content-type': 'image/png' } });
