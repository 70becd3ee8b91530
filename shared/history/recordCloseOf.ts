import type { Parameters } from '../engine/parameters.ts';
import type { EngineState } from '../engine/types.ts';
import type { Liquidity } from '../indices/types.ts';
import type { EpochDay } from '../market/day.ts';
import { type Panel, rowOf } from '../market/panel.ts';
import { closeAt } from '../rotation/closeWindow.ts';
import { tradingTerms } from '../rotation/tradingTerms.ts';
import type { RotationFact } from '../rotation/types.ts';
import { sharesOf } from './allocation.ts';
import type { RecordClose } from './recordSeries.ts';

/** What the record's series take from a close: its book as the state has it (at the genesis: empty), prices from the panel. */
export function recordCloseOf(
  close: {
    readonly day: EpochDay;
    readonly panel: Panel;
    readonly liquidity: readonly Liquidity[];
    readonly rotation: EngineState['rotation'];
    readonly fact: Pick<RotationFact, 'regime' | 'decisions'>;
    readonly isGenesis: boolean;
  },
  params: Parameters,
): RecordClose {
  const { day, panel, rotation, fact, isGenesis } = close;
  const { benchmark } = params.rotation;
  const { book, tranches } = rotation;
  const row = rowOf(panel, day);
  const liquidity = new Map(close.liquidity.map((one) => [one.token, one]));
  const prices = params.benchmarks.flatMap((token) => {
    const price = closeAt(panel, token, row);
    return price === undefined ? [] : [[token, price] as const];
  });
  return {
    day,
    navNet: book.navNet,
    navGross: book.navGross,
    shares: sharesOf(book.weights, tranches, benchmark),
    // The genesis close decided for the hypothetical portfolio.
    moves: isGenesis ? 0 : fact.decisions.length,
    prices: new Map(prices),
    isAbove: fact.regime.btcAboveSma50,
    terms: tradingTerms({ panel, row, liquidity }, benchmark, params),
  };
}
