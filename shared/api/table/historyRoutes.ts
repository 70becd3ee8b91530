import type { Route } from '../route.ts';
import { narrativeSegment, tokenSegment } from './parameters.ts';

const history = { from: 'history', cache: 'latest', mediaType: 'application/json', parameters: [] } as const;

const window = {
  name: 'window',
  description: 'how far back from the last close; 90d without it',
  example: '1y',
  kind: 'choice',
  allowed: ['7d', '30d', '90d', '1y', 'all'],
  fallback: '90d',
} as const;

/** What was at every close: written once a close, read by the pointer and one more read. */
export const HISTORY_ROUTES = [
  {
    ...history,
    name: 'narrative_history',
    path: '/v1/narratives/{id}/history',
    summary: "A narrative's index by day or hour, BTC, ETH and SOL beside it, its heat and every rebalance",
    description: 'By columns: value i of each belongs to `times` i. Hours reach back a month, whatever the window.',
    contract: 'NarrativeHistory',
    segment: narrativeSegment,
    parameters: [
      window,
      {
        name: 'interval',
        description: 'a row a day or a row an hour; 1d without it',
        example: '1d',
        kind: 'choice',
        allowed: ['1h', '1d'],
        fallback: '1d',
      },
    ],
    csv: { rows: 'times', byColumn: true, columns: ['times', 'level', 'bitcoin', 'ethereum', 'solana', 'heat'] },
  },
  {
    ...history,
    name: 'token_history',
    path: '/v1/tokens/{id}/history',
    summary: "A token's closes by day, with its grade and signal at each, and every flip with its price",
    description: 'By columns: value i of each belongs to `times` i.',
    contract: 'TokenHistory',
    segment: tokenSegment,
    parameters: [window],
    csv: { rows: 'times', byColumn: true, columns: ['times', 'close', 'grade', 'signal'] },
  },
  {
    ...history,
    name: 'heat',
    path: '/v1/heat',
    summary: 'Heat and stage of every narrative over the last 90 closes',
    description: 'By columns: value i of each belongs to `times` i.',
    contract: 'HeatHistory',
  },
  {
    ...history,
    name: 'performance',
    path: '/v1/performance',
    summary:
      'The forward record and, apart from it, the back-test: value, benchmarks, allocation, figures with intervals',
    description:
      'Net and gross of costs by close, and what was held. The back-test is hypothetical and never joined to the record.',
    contract: 'Performance',
  },
  {
    ...history,
    name: 'closes',
    path: '/v1/closes',
    summary: 'Which years of closes there are',
    description: 'A year that is over never changes again under the same methodology.',
    contract: 'ClosesIndex',
  },
  {
    ...history,
    name: 'closes_year',
    path: '/v1/closes/{year}',
    cache: 'content',
    summary: 'Everything the rotation read at the closes of a year: prices, grades, signals, limits, indices, members',
    description:
      'By columns, one row a calendar day from `from` on: with it anybody runs the rotation again under other settings.',
    contract: 'ClosesYear',
    segment: {
      name: 'year',
      description: 'calendar year, UTC, as /v1/closes lists them',
      example: '2026',
      kind: 'integer',
      min: 2009,
      max: 2199,
    },
  },
] as const satisfies readonly Route[];
