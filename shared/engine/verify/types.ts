import type { CloseInputs } from '../../contracts/inputs.ts';
import type { LogEntry } from '../../contracts/rotation.ts';
import type { ModelArtefact } from '../../model/types.ts';
import type { Registry } from '../../registry/types.ts';
import type { Parameters } from '../parameters.ts';
import type { EngineState } from '../types.ts';

/** One thing the published record says that its own inputs do not give. */
export interface Difference {
  /** Day it belongs to, YYYY-MM-DD. */
  readonly date: string;
  /** Where, e.g. `decisions[2].token`, `holdings.pepe`, `inputs.bars.solana.close`. */
  readonly path: string;
  /** Token or narrative of the array element it lies in; null where the path says it or none is concerned. */
  readonly subject: string | null;
  /** JSON values; undefined = there is none. */
  readonly published: unknown;
  readonly recomputed: unknown;
}

/** The rules of the checkout that recomputes. */
export interface Rules {
  readonly registry: Registry;
  readonly params: Parameters;
}

/** A close as published: its log entry and what it was computed from. */
export interface PublishedClose {
  readonly entry: LogEntry;
  readonly inputs: CloseInputs;
  /** The model it predicted with, as published; undefined where the inputs name none, or none is published. */
  readonly artefact: ModelArtefact | undefined;
}

/** Where a recomputation stands after a close. */
export interface Standing {
  readonly state: EngineState;
  readonly entry: LogEntry;
}
