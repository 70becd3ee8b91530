import type { Parameters } from '../engine/parameters.ts';
import { PanelFlag } from '../market/panel.ts';
import { newColumn } from '../stats/newColumn.ts';
import { LIQUIDITY_WIDTH, LiquidityColumn } from './liquidityRow.ts';
import type { Liquidity, LiquidityReason } from './types.ts';

/** Reasons in the order tested: bit i of a token's reasons is the one at i. Those of eligibility stand first. */
const REASONS = [
  'NOT_PRICED',
  'TOO_YOUNG',
  'NO_SUPPLY',
  'LOW_VOLUME',
  'LOW_CAP',
  'PEGGED',
  'CAP_BELOW_TRADABLE',
  'ADV_BELOW_TRADABLE',
  'FROZEN',
] as const satisfies readonly LiquidityReason[];

const bitOf = (reason: LiquidityReason): number => 1 << REASONS.indexOf(reason);
const NOT_PRICED = bitOf('NOT_PRICED');
const TOO_YOUNG = bitOf('TOO_YOUNG');
const NO_SUPPLY = bitOf('NO_SUPPLY');
const LOW_VOLUME = bitOf('LOW_VOLUME');
const LOW_CAP = bitOf('LOW_CAP');
const PEGGED = bitOf('PEGGED');
const CAP_BELOW_TRADABLE = bitOf('CAP_BELOW_TRADABLE');
const ADV_BELOW_TRADABLE = bitOf('ADV_BELOW_TRADABLE');
const FROZEN = bitOf('FROZEN');
/** The bits that keep a token from being eligible. */
const INELIGIBLE = CAP_BELOW_TRADABLE - 1;

/** What a close knows of its tokens, by position in the panel. */
interface Columns {
  /** Rows of `LiquidityColumn`. */
  readonly values: Float64Array;
  readonly missingBars: Float64Array;
  /** 1 = was eligible at the close before. */
  readonly incumbents: Uint8Array;
}

/**
 * Liquidity of all tokens of a close, judged column by column; an object is made of a token only when somebody asks for it,
 * since a fold reads three numbers of most. Missing bars up to the limit of `params.index.frozenBars` keep a token eligible
 * at its carried price; past it, or without an own price yet, it is NOT_PRICED. `pricedBars` counts from the panel's first
 * row at the earliest: compare it with limits shorter than the panel only.
 */
export class LiquidityTable implements ReadonlyMap<string, Liquidity> {
  readonly size: number;
  readonly #tokens: readonly string[];
  readonly #positions: ReadonlyMap<string, number>;
  readonly #columns: Columns;
  readonly #params: Parameters;
  readonly #reasons: Float64Array;
  readonly #made: (Liquidity | undefined)[];

  constructor(tokens: readonly string[], positions: ReadonlyMap<string, number>, columns: Columns, params: Parameters) {
    this.size = tokens.length;
    this.#tokens = tokens;
    this.#positions = positions;
    this.#columns = columns;
    this.#params = params;
    this.#reasons = judge(columns, params);
    this.#made = [];
  }

  isEligible(token: string): boolean {
    const position = this.#positions.get(token);
    return position !== undefined && ((this.#reasons[position] as number) & INELIGIBLE) === 0;
  }

  isTradable(token: string): boolean {
    const position = this.#positions.get(token);
    return position !== undefined && this.#reasons[position] === 0;
  }

  isEligibleAt(position: number): boolean {
    return position >= 0 && ((this.#reasons[position] as number) & INELIGIBLE) === 0;
  }

  isTradableAt(position: number): boolean {
    return this.#reasons[position] === 0;
  }

  /** Bars since the first price, this one included; 0 outside the panel (-1). */
  pricedBarsAt(position: number): number {
    return position < 0 ? 0 : (this.#columns.values[position * LIQUIDITY_WIDTH + LiquidityColumn.pricedBars] as number);
  }

  /** Bars since the first price of the youngest of some tokens; Infinity for none. */
  youngestBars(positions: Int32Array): number {
    const { values } = this.#columns;
    const [width, column] = [LIQUIDITY_WIDTH, LiquidityColumn.pricedBars];
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < positions.length; i++) {
      const position = positions[i] as number;
      const bars = position < 0 ? 0 : (values[position * width + column] as number);
      if (bars < least) least = bars;
    }
    return least;
  }

  /** US dollars; NaN where it cannot be known, with a stand-in supply too. */
  capUsdAt(position: number): number {
    return this.#columns.values[position * LIQUIDITY_WIDTH + LiquidityColumn.capUsd] ?? Number.NaN;
  }

  /** US dollars; NaN where it cannot be known. */
  advUsdAt(position: number): number {
    const { values } = this.#columns;
    const at = position * LIQUIDITY_WIDTH;
    const isStandIn = ((values[at + LiquidityColumn.flags] as number) & PanelFlag.standInSupply) !== 0;
    const volumeUsd = values[at + LiquidityColumn.volumeUsd] as number;
    return advOf(volumeUsd, values[at + LiquidityColumn.capUsd] as number, isStandIn, this.#params);
  }

  get(token: string): Liquidity | undefined {
    const position = this.#positions.get(token);
    return position === undefined ? undefined : this.#at(position);
  }

  has(token: string): boolean {
    return this.#positions.has(token);
  }

  keys(): MapIterator<string> {
    return this.#positions.keys();
  }

  *values(): MapIterator<Liquidity> {
    for (let position = 0; position < this.size; position++) yield this.#at(position);
  }

  *entries(): MapIterator<[string, Liquidity]> {
    for (let position = 0; position < this.size; position++)
      yield [this.#tokens[position] as string, this.#at(position)];
  }

  [Symbol.iterator](): MapIterator<[string, Liquidity]> {
    return this.entries();
  }

  forEach(call: (value: Liquidity, token: string, map: ReadonlyMap<string, Liquidity>) => void): void {
    for (const [token, value] of this) call(value, token, this);
  }

  #at(position: number): Liquidity {
    let made = this.#made[position];
    if (made === undefined) {
      made = this.#make(position);
      this.#made[position] = made;
    }
    return made;
  }

  #make(position: number): Liquidity {
    const { values, missingBars } = this.#columns;
    const at = position * LIQUIDITY_WIDTH;
    const flags = values[at + LiquidityColumn.flags] as number;
    const standInSupply = (flags & PanelFlag.standInSupply) !== 0;
    const volumeUsd = values[at + LiquidityColumn.volumeUsd] as number;
    const capUsd = values[at + LiquidityColumn.capUsd] as number;
    const bits = this.#reasons[position] as number;
    return {
      token: this.#tokens[position] as string,
      volumeUsd: known(volumeUsd),
      advUsd: known(advOf(volumeUsd, capUsd, standInSupply, this.#params)),
      capUsd: known(capUsd),
      standInSupply,
      staleSupply: (flags & PanelFlag.staleSupply) !== 0,
      pricedBars: values[at + LiquidityColumn.pricedBars] as number,
      missingBars: missingBars[position] as number,
      eligible: (bits & INELIGIBLE) === 0,
      tradable: bits === 0,
      reasons: REASONS.filter((_, bit) => (bits & (1 << bit)) !== 0),
    };
  }
}

/** What is not known reaches no limit above 0. */
const orZero = (value: number): number => (Number.isNaN(value) ? 0 : value);
const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);

/** min(V, .5 cap); V alone with a stand-in supply; NaN where either cannot be known. US dollars, NaN = unknown. */
function advOf(volumeUsd: number, capUsd: number, standIn: boolean, params: Parameters): number {
  return standIn ? volumeUsd : Math.min(volumeUsd, params.volume.advCapShare * capUsd);
}

/** Why each token is not eligible or not tradable, as bits. A cap that is not known is below no limit. */
function judge({ values, missingBars, incumbents }: Columns, params: Parameters): Float64Array {
  const { enter, stay, tradable, minPricedBars } = params.eligibility;
  const { frozenBars, carriedBars } = params.index;
  const reasons = newColumn(missingBars.length);
  for (let position = 0; position < reasons.length; position++) {
    const at = position * LIQUIDITY_WIDTH;
    const limits = incumbents[position] === 1 ? stay : enter;
    const pricedBars = values[at + LiquidityColumn.pricedBars] as number;
    const volumeUsd = values[at + LiquidityColumn.volumeUsd] as number;
    const capUsd = values[at + LiquidityColumn.capUsd] as number;
    const standIn = ((values[at + LiquidityColumn.flags] as number) & PanelFlag.standInSupply) !== 0;
    const advUsd = advOf(volumeUsd, capUsd, standIn, params);
    const missing = missingBars[position] as number;
    let bits = 0;
    if (pricedBars === 0 || missing > frozenBars) bits |= NOT_PRICED;
    if (pricedBars < minPricedBars) bits |= TOO_YOUNG;
    if (Number.isNaN(capUsd) && !standIn) bits |= NO_SUPPLY;
    if (orZero(volumeUsd) < limits.volumeUsd) bits |= LOW_VOLUME;
    if (capUsd < limits.capUsd) bits |= LOW_CAP;
    if (values[at + LiquidityColumn.pegged] === 1) bits |= PEGGED;
    if (capUsd < tradable.capUsd) bits |= CAP_BELOW_TRADABLE;
    if (orZero(advUsd) < tradable.advUsd) bits |= ADV_BELOW_TRADABLE;
    if (missing > carriedBars) bits |= FROZEN;
    reasons[position] = bits;
  }
  return reasons;
}
