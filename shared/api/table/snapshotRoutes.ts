import type { Route } from '../route.ts';
import { narrativeSegment, tokenSegment } from './parameters.ts';

const latest = { from: 'snapshot', cache: 'latest', mediaType: 'application/json' } as const;

/** The published snapshot and what is in it, whole or by id. */
export const SNAPSHOT_ROUTES = [
  {
    ...latest,
    name: 'rotation',
    path: '/v1/rotation',
    summary: 'The rotation at the last close: what is held, the target, every move with its explanation',
    description:
      'Holdings of the forward record, the target with the instants it was decided and is executed at, the moves of the last close and of the last 14, the regime and the score of every narrative. As CSV: the holdings of the target.',
    contract: 'Rotation',
    parameters: [],
    csv: {
      rows: 'target.holdings',
      columns: ['token', 'symbol', 'name', 'weight', 'conviction', 'narratives', 'grade', 'signal', 'price'],
    },
  },
  {
    ...latest,
    name: 'narrative',
    path: '/v1/narratives/{id}',
    summary: 'One narrative: its index, constituents, score and latest signal flips',
    description:
      'The row of /v1/narratives, with its score in the rotation, its signal and its flips of the last 14 closes.',
    contract: 'NarrativeDetail',
    segment: narrativeSegment,
    parameters: [],
  },
  {
    ...latest,
    name: 'token',
    path: '/v1/tokens/{id}',
    summary: 'One token: price, grade with every pillar, signal, and its part in narratives and rotation',
    description:
      'The row of /v1/tokens, with its signal, its flips of the last 14 closes, its weight in each narrative index and in the rotation.',
    contract: 'TokenDetail',
    segment: tokenSegment,
    parameters: [],
  },
  {
    ...latest,
    name: 'model',
    path: '/v1/model',
    summary: 'The learned model: skill weight, coefficients, and what its predictions as issued have been worth',
    description: 'The model card. A skill weight of 0 means that every published number comes from the rules alone.',
    contract: 'Model',
    parameters: [],
  },
  {
    ...latest,
    name: 'status',
    path: '/v1/status',
    cache: 'live',
    summary: 'Freshness, coverage, every price not accepted and why, the last run of each job',
    description: 'Evaluated at the request by the service’s own clock: the one answer that says `fresh` or `stale`.',
    contract: 'Status',
    parameters: [],
  },
  {
    ...latest,
    name: 'snapshot',
    path: '/v1/snapshot',
    summary: 'Every part of the latest snapshot in one answer, as the pages read it',
    description: 'One request for everything, all of one instant. Its `snapshot_id` names it for ever.',
    contract: 'Snapshot',
    parameters: [],
  },
  {
    ...latest,
    name: 'snapshot_by_id',
    path: '/v1/snapshots/{id}',
    summary: 'A snapshot by its `snapshot_id`, the same bytes for as long as it is kept (90 days)',
    description: 'What any answer was cut from: immutable, so it may be cached for ever.',
    contract: 'Snapshot',
    segment: {
      name: 'id',
      description: '`snapshot_id` of any answer',
      example: '0'.repeat(64),
      kind: 'hash',
    },
    parameters: [],
  },
] as const satisfies readonly Route[];
