import type { TableStore } from '../adapters/store/port.ts';
import type { Parameter, ParameterValues } from './parameters.ts';
import { readInputs } from './record/inputs.ts';
import { readRotations } from './record/log.ts';
import { readModel } from './record/models.ts';
import type { RecordAnswer } from './record/recordAnswer.ts';
import { readCloseState, readGenesis } from './record/states.ts';

/** A route of the forward record: read from the table itself, not from the snapshot, because the record never changes. */
export interface RecordRoute {
  /** Its last segment may be a parameter: `/v1/inputs/{date}`. */
  readonly path: string;
  readonly summary: string;
  /** The parameter in the path. */
  readonly pathParameter?: Parameter;
  readonly parameters: readonly Parameter[];
  readonly cache: 'immutable';
  /** At most two reads of the table. */
  readonly read: (store: TableStore, values: ParameterValues) => Promise<RecordAnswer>;
}

/** Entries of a page: 250 are some 600 KB of the table, one page of a query; the 50 of a page by default some 55 KB compressed. */
const MAX_LIMIT = 250;

const DATE: Parameter = {
  name: 'date',
  description: 'UTC day of a bar, which closes at the next midnight',
  kind: 'date',
};

export const RECORD_ROUTES: readonly RecordRoute[] = [
  {
    path: '/v1/rotations',
    summary: 'The append-only, hash-chained log of the record: every close with its decisions, trades and holdings',
    parameters: [
      { name: 'from', description: 'first close of interest; the genesis without it', kind: 'date' },
      { name: 'to', description: 'last close of interest', kind: 'date' },
      { name: 'limit', description: 'entries of a page, 50 without it', kind: 'integer', min: 1, max: MAX_LIMIT },
      { name: 'cursor', description: '`next_cursor` of the page before; `from` no longer counts then', kind: 'cursor' },
    ],
    cache: 'immutable',
    read: readRotations,
  },
  {
    path: '/v1/genesis',
    summary:
      'What the record opened with: its first log entry, the state of the engine and the closes of the benchmarks',
    parameters: [],
    cache: 'immutable',
    read: readGenesis,
  },
  {
    path: '/v1/inputs/{date}',
    summary: 'The bars a close was computed from, at the revision it read, and the hashes of rules and bars',
    pathParameter: DATE,
    parameters: [{ name: 'revision', description: 'these bars at another revision', kind: 'integer', min: 0, max: 99 }],
    cache: 'immutable',
    read: readInputs,
  },
  {
    path: '/v1/states/{date}',
    summary: "The engine's state after a close; its hash is the log entry's `state_hash`",
    pathParameter: DATE,
    parameters: [],
    cache: 'immutable',
    read: readCloseState,
  },
  {
    path: '/v1/models/{date}',
    summary: 'The learned model a close predicted with; its hash is `model_hash` of the inputs of the close',
    pathParameter: DATE,
    parameters: [],
    cache: 'immutable',
    read: readModel,
  },
];
