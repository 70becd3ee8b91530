import * as z from 'zod';
import {
  closeModel,
  closeState,
  type Genesis,
  genesis,
  type Inputs,
  inputs,
  rotations,
} from '../../../shared/contracts/inputs.ts';
import { type LogEntry, rotation } from '../../../shared/contracts/rotation.ts';
import type { EngineState } from '../../../shared/engine/types.ts';
import type { ModelArtefact } from '../../../shared/model/types.ts';
import { LocalError } from '../localError.ts';
import { fetchJson } from './fetchJson.ts';

/** Entries asked for at once. */
const PAGE = 100;

/** A forward record as it is published at some address. All methods throw LocalError when the address cannot be read. */
export interface PublishedRecord {
  /** Last log entry the published rotation names. */
  head(): Promise<{ readonly seq: number; readonly hash: string }>;
  genesis(): Promise<Genesis>;
  /** The log from its start through the close of `to`. */
  log(to: string | undefined): Promise<readonly LogEntry[]>;
  /** undefined where it does not have them. */
  inputs(date: string, revision?: number): Promise<Inputs | undefined>;
  state(date: string): Promise<EngineState | undefined>;
  /** The model a close predicted with. */
  model(date: string): Promise<ModelArtefact | undefined>;
}

/** What this command reads of /v1/rotation. */
const published = z.object({ record: rotation.shape.record.pick({ head: true }) });

export function publishedRecord(url: string, pause?: (ms: number) => Promise<unknown>): PublishedRecord {
  const base = url.replace(/\/+$/, '');
  const get = <T>(path: string, contract: z.ZodType<T>) => fetchJson(`${base}${path}`, contract, pause);
  const need = async <T>(path: string, contract: z.ZodType<T>): Promise<T> => {
    const value = await get(path, contract);
    if (value === undefined) throw new LocalError(`${base} has no ${path}: is this the address of a Tidewatch?`);
    return value;
  };
  return {
    head: async () => (await need('/v1/rotation', published)).record.head,
    genesis: () => need('/v1/genesis', genesis),
    async log(to) {
      const entries: LogEntry[] = [];
      const until = to === undefined ? '' : `&to=${to}`;
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const at = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const page: z.infer<typeof rotations> = await need(`/v1/rotations?limit=${PAGE}${until}${at}`, rotations);
        if (page.entries.length === 0 && page.next_cursor !== null) {
          throw new LocalError(`${base} sends empty pages of its log without end.`);
        }
        entries.push(...page.entries);
        cursor = page.next_cursor;
      }
      return entries;
    },
    inputs: (date, revision) =>
      get(`/v1/inputs/${date}${revision === undefined ? '' : `?revision=${revision}`}`, inputs),
    async state(date) {
      const found = await get(`/v1/states/${date}`, closeState);
      return found && (found.state as unknown as EngineState);
    },
    async model(date) {
      const found = await get(`/v1/models/${date}`, closeModel);
      return (found?.artefact ?? undefined) as ModelArtefact | undefined;
    },
  };
}
