import type { LiquidityView } from '../indices/liquidityView.ts';
import type { Panel } from '../market/panel.ts';
import type { BacktestInput } from './types.ts';

/** Liquidity of the tokens known at a close, in the order they became known; NaN = not measurable. */
export interface KnownLiquidity {
  readonly advUsd: Float64Array;
  readonly capUsd: Float64Array;
}

/**
 * The tokens a period can ever hold: benchmarks, successors of registered events, and whoever was eligible at a close so
 * far. A file of ten thousand tokens has a few hundred of them; nothing is kept of the others.
 */
export class KnownTokens {
  readonly #order = new Map<string, number>();

  constructor({ params, registry }: BacktestInput) {
    this.add([params.rotation.benchmark, ...params.benchmarks]);
    this.add(registry.events.flatMap(({ to }) => (to === null ? [] : [to])));
  }

  add(tokens: readonly string[]): void {
    for (const token of tokens) if (!this.#order.has(token)) this.#order.set(token, this.#order.size);
  }

  liquidityOf(liquidity: LiquidityView): KnownLiquidity {
    const advUsd = new Float64Array(this.#order.size).fill(Number.NaN);
    const capUsd = new Float64Array(this.#order.size).fill(Number.NaN);
    for (const [token, at] of this.#order) {
      const one = liquidity.get(token);
      advUsd[at] = one?.advUsd ?? Number.NaN;
      capUsd[at] = one?.capUsd ?? Number.NaN;
    }
    return { advUsd, capUsd };
  }

  /** The panel of the known tokens alone, and a column kept by `liquidityOf` in the order of its tokens. */
  narrow(panel: Panel): { readonly panel: Panel; readonly column: (kept: Float64Array) => Float64Array } {
    const tokens = panel.tokens.filter((token) => this.#order.has(token));
    const rows = panel.tokens.flatMap((token, i) => (this.#order.has(token) ? [i] : []));
    const cells = <A extends Float64Array | Uint8Array>(from: A): A => {
      const into = from.slice(0, rows.length * panel.days) as A;
      rows.forEach((row, i) => {
        into.set(from.subarray(row * panel.days, (row + 1) * panel.days), i * panel.days);
      });
      return into;
    };
    return {
      panel: {
        ...panel,
        tokens,
        close: cells(panel.close),
        venueVolume: cells(panel.venueVolume),
        aggregateVolume: cells(panel.aggregateVolume),
        supply: cells(panel.supply),
        flags: cells(panel.flags),
      },
      column: (kept) => Float64Array.from(tokens, (token) => kept[this.#order.get(token) as number] ?? Number.NaN),
    };
  }
}
