import type { IndexAtClose } from '../indices/indicesAtClose.ts';
import { LevelSeries } from '../indices/levelSeries.ts';
import type { Liquidity } from '../indices/types.ts';
import { membersOf } from '../registry/membership.ts';
import type { RotationClose } from '../rotation/rotationClose.ts';
import type { SignalView } from '../signals/signalClose.ts';
import type { Close } from './advance.ts';

/** What the rotation reads at a close, from what the close has computed so far. */
export function rotationCloseOf(input: {
  readonly close: Close;
  readonly row: number;
  readonly indices: ReadonlyMap<string, IndexAtClose>;
  readonly grades: RotationClose['grades'];
  readonly signals: SignalView;
  readonly liquidity: ReadonlyMap<string, Liquidity>;
  readonly changes: Pick<RotationClose, 'delisted' | 'conversions'>;
}): RotationClose {
  const { panel, day, registry } = input.close;
  return {
    day,
    panel,
    row: input.row,
    narratives: registry.narratives.map(({ id }) => {
      const known = input.indices.get(id);
      return {
        id,
        levels: known?.index.moving.levels ?? LevelSeries.EMPTY,
        tradable: known?.tradable === true,
        members: membersOf(registry, id, day),
      };
    }),
    grades: input.grades,
    signals: input.signals,
    liquidity: input.liquidity,
    delisted: input.changes.delisted,
    conversions: input.changes.conversions,
  };
}

/** What a close says of single tokens, as the rotation looks it up. */
export type CloseViews = Pick<Parameters<typeof rotationCloseOf>[0], 'indices' | 'grades' | 'signals' | 'liquidity'>;
