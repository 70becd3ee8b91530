import type { CloseInputs, InputBar } from '../contracts/inputs.ts';
import { canonicalJson } from './canonicalJson.ts';
import { sha256Hex } from './sha256.ts';

const CHECK_DIGITS = 8;
/** Every field of a bar: one left out here would be a field whose difference has no name. */
const COLUMNS = Object.keys({
  close: true,
  venue_volume_usd: true,
  aggregate_volume_usd: true,
  supply: true,
  source: true,
  flag: true,
} satisfies Record<Exclude<keyof InputBar, 'token'>, true>) as Exclude<keyof InputBar, 'token'>[];

const hashOf = (value: unknown): string => sha256Hex(canonicalJson(value));
const checkOf = (value: unknown): string => hashOf(value).slice(0, CHECK_DIGITS);

/** SHA-256 (hex) of the canonical JSON of a day's bars, ascending by token. */
export function barsHash(bars: readonly InputBar[]): string {
  return hashOf(bars);
}

/** A short hash of each row and of each column of a day's bars: together they name the cell that is not the hashed one. */
export function barChecks(bars: readonly InputBar[]): CloseInputs['checks'] {
  return {
    tokens: Object.fromEntries(bars.map((bar) => [bar.token, checkOf(bar)])),
    columns: Object.fromEntries(COLUMNS.map((column) => [column, checkOf(bars.map((bar) => bar[column]))])),
  };
}

/** The hash that stands in the log entry of the close: of everything the inputs say but itself. */
export function inputsHash({
  inputs_hash: _,
  ...rest
}: Omit<CloseInputs, 'inputs_hash'> & Partial<CloseInputs>): string {
  return hashOf(rest);
}
