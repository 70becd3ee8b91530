/**
 * A random sleeve: narrative of each slot (-1 = none was open), token of each seat (-1 = empty) with its weight. One seat
 * more than the pattern has, the last, is the benchmark's: the pattern's weight and that of seats nobody could fill.
 */
export interface Sleeve {
  readonly slots: readonly number[];
  readonly tokens: number[];
  readonly weights: readonly number[];
}

/** Sum of all sleeves by token, kept up with the one sleeve that changes at a close instead of summed anew. */
export interface SleeveTotals {
  add(sleeve: Sleeve): void;
  remove(sleeve: Sleeve): void;
  /** Every token that a sleeve holds, with the sum of its weights. */
  each(visit: (token: number, weight: number) => void): void;
}

/** Totals of no sleeve, for so many tokens. A token nobody holds any more starts again from 0: no rounding is left over. */
export function sleeveTotals(tokens: number): SleeveTotals {
  const weights = new Float64Array(tokens);
  const holders = new Int32Array(tokens);
  const listed = new Int32Array(tokens);
  const isListed = new Uint8Array(tokens);
  let count = 0;
  return {
    add(sleeve) {
      for (let seat = 0; seat < sleeve.tokens.length; seat++) {
        const token = sleeve.tokens[seat] as number;
        if (token < 0) continue;
        if (holders[token] === 0) weights[token] = 0;
        holders[token] = (holders[token] as number) + 1;
        weights[token] = (weights[token] as number) + (sleeve.weights[seat] as number);
        if (isListed[token] === 1) continue;
        isListed[token] = 1;
        listed[count++] = token;
      }
    },
    remove(sleeve) {
      for (let seat = 0; seat < sleeve.tokens.length; seat++) {
        const token = sleeve.tokens[seat] as number;
        if (token < 0) continue;
        holders[token] = (holders[token] as number) - 1;
        weights[token] = (weights[token] as number) - (sleeve.weights[seat] as number);
      }
    },
    each(visit) {
      let kept = 0;
      for (let k = 0; k < count; k++) {
        const token = listed[k] as number;
        if (holders[token] === 0) {
          isListed[token] = 0;
          continue;
        }
        listed[kept++] = token;
        visit(token, weights[token] as number);
      }
      count = kept;
    },
  };
}
