import { tokenChanges } from '../../engine/tokenChanges.ts';
import type { EpochDay } from '../../market/day.ts';
import { emptyRotationState } from '../../rotation/emptyRotationState.ts';
import type { TokenConversion } from '../../rotation/rotationClose.ts';
import type { BacktestInput } from '../types.ts';

/**
 * The engine's rule for dead and converted tokens, asked for every token of the panel at once: replays hold other tokens
 * than the portfolio did. `live` as in the engine: an unannounced stop is no delisting then.
 */
export function allTokenChanges(
  { panel, registry, params }: Pick<BacktestInput, 'panel' | 'registry' | 'params'>,
  day: EpochDay,
  live = false,
): { readonly delisted: readonly string[]; readonly conversions: readonly TokenConversion[] } {
  const empty = emptyRotationState(params);
  const holdsAll = {
    ...empty,
    book: { ...empty.book, weights: Object.fromEntries(panel.tokens.map((id) => [id, 0])) },
  };
  return tokenChanges({ panel, day, registry, live }, day - panel.firstDay, holdsAll, params);
}
