import type { Route } from '../route.ts';
import { cursor, dateSegment, limit } from './parameters.ts';

const record = { from: 'record', cache: 'content', mediaType: 'application/json' } as const;

/** The forward record itself, read from the table: what anybody needs to recompute it. It never changes. */
export const RECORD_ROUTES = [
  {
    ...record,
    name: 'rotations',
    path: '/v1/rotations',
    summary: 'The append-only, hash-chained log of the record: every close with its decisions, trades and holdings',
    description: 'Ascending, from the genesis or `from` on. A page that another follows never changes again.',
    contract: 'Rotations',
    parameters: [
      {
        name: 'from',
        description: 'first close of interest; the genesis without it',
        example: '2026-11-01',
        kind: 'date',
      },
      { name: 'to', description: 'last close of interest', example: '2026-11-30', kind: 'date' },
      limit,
      { ...cursor, description: '`next_cursor` of the page before; `from` no longer counts then' },
    ],
    csv: {
      rows: 'entries',
      columns: [
        ...['seq', 'kind', 'date', 'nav_net', 'nav_gross', 'cash', 'exposure', 'scale', 'holdings', 'target'],
        ...['methodology_version', 'registry_hash', 'code_hash', 'inputs_hash', 'state_hash', 'prev_hash', 'hash'],
      ],
    },
  },
  {
    ...record,
    name: 'genesis',
    path: '/v1/genesis',
    summary:
      'What the record opened with: its first log entry, the state of the engine and the closes of the benchmarks',
    description: 'Where a recomputation of the record starts.',
    contract: 'Genesis',
    parameters: [],
  },
  {
    ...record,
    name: 'inputs',
    path: '/v1/inputs/{date}',
    summary: 'The bars a close was computed from, at the revision it read, and the hashes of rules and bars',
    description: 'Of a date without a close: at the revision the next close read. Hashes are of what is served here.',
    contract: 'Inputs',
    segment: dateSegment,
    parameters: [
      {
        name: 'revision',
        description: 'these bars at another revision',
        example: '0',
        kind: 'integer',
        min: 0,
        max: 99,
      },
    ],
  },
  {
    ...record,
    name: 'states',
    path: '/v1/states/{date}',
    summary: "The engine's state after a close; its hash is the log entry's `state_hash`",
    description: "Its members are the engine's own, not a stable contract.",
    contract: 'CloseState',
    segment: dateSegment,
    parameters: [],
  },
  {
    ...record,
    name: 'models',
    path: '/v1/models/{date}',
    summary: 'The learned model a close predicted with; its hash is `model_hash` of the inputs of the close',
    description: 'Null before the first fit.',
    contract: 'CloseModel',
    segment: dateSegment,
    parameters: [],
  },
] as const satisfies readonly Route[];
