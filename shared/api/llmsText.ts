import type { Route } from './route.ts';
import { ROUTES } from './routes.ts';

const TITLES = {
  snapshot: 'Now: the latest snapshot',
  history: 'History',
  record: 'The forward record, to recompute it',
  document: 'This interface itself',
} as const;

/** `/llms.txt` (llmstxt.org): what an agent has to know to use this interface, and every route with its parameters. */
export function llmsText(): string {
  const sections = Object.entries(TITLES).flatMap(([from, title]) => [
    `## ${title}`,
    '',
    ...ROUTES.filter((route) => route.from === from).map(line),
    '',
  ]);
  return [
    '# Tidewatch',
    '',
    '> Which crypto narrative (AI, memecoins, real-world assets, ...) capital is flowing into, which tokens in it are strong, what a',
    '> rules-based rotation holds because of it, why it moved, and whether that has worked. Read-only JSON, no key.',
    '',
    'GET and HEAD on the same host as this file. Numbers are fractions (0.05 is 5%) and US dollars, times are UTC. Answers of the snapshot',
    'carry `as_of`, `stale_after` (compare with your clock), `snapshot_id` and `simulated`: true means SIMULATED prices, no real market.',
    'Lists come in pages: `limit`, `cursor`, a `Link` header; `.csv` behind a list gives its rows. Send `ETag` back as `If-None-Match`.',
    'Errors are application/problem+json: `errors` names each bad parameter and what it may be. Not investment advice.',
    '',
    ...sections,
  ].join('\n');
}

/** An address that can be followed: the parameter in the path at its example. */
function line({ path, summary, segment, parameters, csv }: Route): string {
  const query = parameters.map(({ name }) => name).join(', ');
  const more = [query === '' ? '' : ` Parameters: ${query}.`, csv === undefined ? '' : ' Also as .csv.'].join('');
  return `- [${path}](${path.replace(/\{\w+\}/, segment?.example ?? '')}): ${summary}.${more}`;
}
