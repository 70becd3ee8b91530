import type { RunRecord } from '../../shared/contracts/status.ts';
import type { Pointer } from '../adapters/records/formats.ts';
import type { PartTexts } from '../adapters/records/snapshotParts.ts';
import { filterTokens } from './filterTokens.ts';
import type { Parameter, ParameterValues } from './parameters.ts';
import type { ParameterError } from './problem.ts';
import { RECORD_ROUTES, type RecordRoute } from './recordRoutes.ts';
import { statusBody } from './statusBody.ts';

/** What a route's body is made from. */
interface RouteInput {
  /** Canonical JSON of each part of one snapshot. */
  readonly parts: PartTexts;
  readonly values: ParameterValues;
  readonly pointer: Pointer;
  readonly runs: readonly RunRecord[];
  /** Milliseconds since the epoch, by the product's clock. */
  readonly now: () => Promise<number>;
}

/** JSON text of an object: the body without `meta`; or what is wrong with a parameter, seen only with the data. */
export type RouteBody = string | readonly ParameterError[];

/** A route of the published snapshot. */
export interface SnapshotRoute {
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** 'latest' changes with the snapshot and has an ETag; 'live' changes with every request. */
  readonly cache: 'latest' | 'live';
  readonly body: (input: RouteInput) => RouteBody | Promise<RouteBody>;
}

export type Route = SnapshotRoute | RecordRoute;

/** Parts are spliced as stored; nothing is parsed that is not filtered. */
export const SNAPSHOT_ROUTES: readonly SnapshotRoute[] = [
  {
    path: '/v1/rotation',
    summary: 'Holdings, target and moves of the rotation at the last close, each move with its explanation',
    parameters: [],
    cache: 'latest',
    body: ({ parts }) => part(parts, 'rotation'),
  },
  {
    path: '/v1/narratives',
    summary: 'Every narrative index with returns, breadth, signal and constituents',
    parameters: [],
    cache: 'latest',
    body: ({ parts }) => part(parts, 'narratives'),
  },
  {
    path: '/v1/tokens',
    summary: 'Every token with price, returns, grade and signal',
    parameters: [
      { name: 'narrative', description: 'only members of this narrative', kind: 'slug' },
      {
        name: 'signal',
        description: 'only tokens with this signal',
        kind: 'choice',
        allowed: ['bullish', 'neutral', 'bearish'],
      },
      { name: 'min_grade', description: 'only tokens graded at least this, points', kind: 'integer', min: 0, max: 100 },
    ],
    cache: 'latest',
    body: ({ parts, values }) =>
      Object.keys(values).length === 0
        ? part(parts, 'tokens')
        : filterTokens(part(parts, 'tokens'), part(parts, 'narratives'), values),
  },
  {
    path: '/v1/signals',
    summary: 'State, age and probability of every signal, and the latest flips',
    parameters: [],
    cache: 'latest',
    body: ({ parts }) => part(parts, 'signals'),
  },
  {
    path: '/v1/model',
    summary: 'The learned model: skill weight, coefficients, and what its predictions as issued have been worth',
    parameters: [],
    cache: 'latest',
    body: ({ parts }) => part(parts, 'model'),
  },
  {
    path: '/v1/status',
    summary: 'Freshness, coverage, quarantined prices and the last runs, evaluated at the request',
    parameters: [],
    cache: 'live',
    body: async (input) => statusBody(part(input.parts, 'status'), input.pointer, input.runs, await input.now()),
  },
  {
    path: '/v1/snapshot',
    summary: 'Every part of the latest snapshot in one answer',
    parameters: [],
    cache: 'latest',
    body: ({ parts }) =>
      `{${Object.entries(parts)
        .map(([name, text]) => `${JSON.stringify(name)}:${text}`)
        .join(',')}}`,
  },
];

/** Every route there is: a new one is a row here or in the record's table. */
export const ROUTES: readonly Route[] = [...SNAPSHOT_ROUTES, ...RECORD_ROUTES];

function part(parts: PartTexts, name: string): string {
  const text = parts[name];
  if (text === undefined) throw new Error(`the snapshot has no part ${name}`);
  return text;
}
