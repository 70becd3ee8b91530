import type { Parameters } from '../../shared/engine/parameters.ts';
import type { Registry } from '../../shared/registry/types.ts';
import type { Log } from '../adapters/log/port.ts';
import type { Notify } from '../adapters/notify/port.ts';
import type { TableStore } from '../adapters/store/port.ts';

/** What a warm process remembers of its last run, so that its repeats need not look. */
export interface ComputeMemory {
  /** The slot that was done to the end, and the instant of the prices that readers then had. */
  done?: { readonly slot: string; readonly asOf: string };
}

/** What every step of the compute job works with; hashes name the rules, so that each log entry can say which it used. */
export interface ComputeContext {
  readonly store: TableStore;
  readonly registry: Registry;
  readonly params: Parameters;
  readonly registryHash: string;
  readonly parametersHash: string;
  readonly codeHash: string;
  readonly log: Log;
  /** Where moves and flips are announced. */
  readonly notify: Notify;
  readonly memory: ComputeMemory;
}

/** Closes read besides the one advanced: the longest window of the methodology (120 bars), with room for events and gaps. */
export const WINDOW_DAYS = 170;
