import type { Route } from '../route.ts';
import { cursor, limit, signalFilter, sortBy } from './parameters.ts';

const list = { from: 'snapshot', cache: 'latest', mediaType: 'application/json' } as const;
const roiColumns = ['roi.h24', 'roi.d7', 'roi.d30', 'roi.ytd'] as const;
const pillars = ['momentum', 'volatility', 'liquidity', 'model'] as const;

const narrativeSorts = {
  rank: 'rank',
  name: 'name',
  heat: 'heat',
  breadth: 'breadth',
  conviction: 'conviction',
  cap_usd: 'cap_usd',
  h24: 'roi.absolute.h24',
  d7: 'roi.absolute.d7',
  d30: 'roi.absolute.d30',
  ytd: 'roi.absolute.ytd',
} as const;
const tokenSorts = {
  symbol: 'symbol',
  grade: 'grade',
  grade_change: 'grade_change',
  probability: 'probability',
  cap_usd: 'cap_usd',
  volume_usd: 'volume_usd',
  h24: 'roi.h24',
  d7: 'roi.d7',
  d30: 'roi.d30',
  ytd: 'roi.ytd',
} as const;
const signalSorts = {
  since: 'since',
  probability: 'probability',
  return_since: 'return_since',
  symbol: 'symbol',
} as const;
const namesOf = <const Sorts extends object>(sorts: Sorts) => Object.keys(sorts) as (keyof Sorts & string)[];

/** Lists of the published snapshot: filtered, sorted, page by page, and as CSV. */
export const LIST_ROUTES = [
  {
    ...list,
    name: 'narratives',
    path: '/v1/narratives',
    summary:
      'Every narrative index: level, returns absolute and against BTC / ETH / SOL, heat, breadth, signal, constituents',
    description: 'By 7-day return, best first.',
    contract: 'Narratives',
    parameters: [sortBy(namesOf(narrativeSorts), '-heat'), limit, cursor],
    list: { part: 'narratives', rows: 'narratives', filters: [], sorts: narrativeSorts },
    csv: {
      rows: 'narratives',
      columns: [
        ...['id', 'name', 'status', 'level', 'started_on', 'rebalanced_on', 'hypothetical_before'],
        ...['absolute', 'relative.bitcoin', 'relative.ethereum', 'relative.solana'].flatMap((of) =>
          ['h24', 'd7', 'd30', 'ytd'].map((window) => `roi.${of}.${window}`),
        ),
        ...['breadth', 'signal', 'signal_since', 'probability', 'arrow', 'conviction', 'rank', 'stale_weight'],
        ...['member_count', 'cap_usd', 'heat', 'heat_change_d7', 'stage', 'volume_share', 'volume_share_percentile'],
        ...['dispersion', 'single_token_move', 'definition'],
      ],
    },
  },
  {
    ...list,
    name: 'tokens',
    path: '/v1/tokens',
    summary: 'Every token: price, returns, grade with its pillars, signal, liquidity, why one is left out',
    description: 'By grade, best first, ungraded ones last; an ungraded token meets no `min_grade`.',
    contract: 'Tokens',
    parameters: [
      { name: 'narrative', description: 'only members of this narrative', example: 'ai', kind: 'slug' },
      signalFilter,
      {
        name: 'min_grade',
        description: 'only tokens graded at least this, points 0-100',
        example: '60',
        kind: 'integer',
        min: 0,
        max: 100,
      },
      sortBy(namesOf(tokenSorts), '-grade'),
      limit,
      cursor,
    ],
    list: {
      part: 'tokens',
      rows: 'tokens',
      filters: [
        { parameter: 'narrative', field: 'narratives', keeps: 'containing' },
        { parameter: 'signal', field: 'signal', keeps: 'equal' },
        { parameter: 'min_grade', field: 'grade', keeps: 'at least' },
      ],
      sorts: tokenSorts,
    },
    csv: {
      rows: 'tokens',
      columns: [
        ...['id', 'symbol', 'name', 'narratives', 'benchmark', 'price', 'price_flag', 'price_reason', ...roiColumns],
        ...['cap_usd', 'volume_usd', 'supply_note', 'eligible', 'tradable', 'excluded_because', 'grade'],
        ...['grade_change', 'letter', 'grade_raw', 'grade_smoothing'],
        ...pillars.flatMap((pillar) => ['z', 'weight', 'contribution'].map((part) => `pillars.${pillar}.${part}`)),
        ...['signal', 'signal_since', 'probability'],
      ],
    },
  },
  {
    ...list,
    name: 'signals',
    path: '/v1/signals',
    summary: 'State, age and probability of every signal, and the latest flips',
    description: 'Narratives first, then tokens, by id. Every page carries all flips of the last 14 closes.',
    contract: 'Signals',
    parameters: [
      {
        name: 'kind',
        description: 'only signals of tokens, or only of narratives',
        example: 'narrative',
        kind: 'choice',
        allowed: ['token', 'narrative'],
      },
      signalFilter,
      sortBy(namesOf(signalSorts), '-since'),
      limit,
      cursor,
    ],
    list: {
      part: 'signals',
      rows: 'signals',
      filters: [
        { parameter: 'kind', field: 'kind', keeps: 'equal' },
        { parameter: 'signal', field: 'signal', keeps: 'equal' },
      ],
      sorts: signalSorts,
    },
    csv: {
      rows: 'signals',
      columns: [
        ...['id', 'kind', 'symbol', 'name', 'signal', 'since', 'since_price', 'return_since', 'probability'],
        ...['rule_probability', 'model_probability', 'trend'],
      ],
    },
  },
] as const satisfies readonly Route[];
