import type { Parameters } from '../engine/parameters.ts';
import { rotationCloseOf } from '../engine/rotationCloseOf.ts';
import { tokenChanges } from '../engine/tokenChanges.ts';
import type { Panel } from '../market/panel.ts';
import type { Registry } from '../registry/types.ts';
import { advanceRotation } from '../rotation/advanceRotation.ts';
import { emptyRotationState } from '../rotation/emptyRotationState.ts';
import type { RotationState } from '../rotation/types.ts';
import { recordClose } from './recordClose.ts';
import type { PeriodStep } from './recordFold.ts';
import type { RecordedClose } from './types.ts';

/**
 * A second portfolio carried along a fold: in cash at the first close it is shown, then by the rules. What the fold computes
 * does not read its portfolio, so this records the same closes as `recordFold` from that day on, without another fold.
 */
export function restartedRotation(
  { panel, registry, params }: { readonly panel: Panel; readonly registry: Registry; readonly params: Parameters },
  onClose: (close: RecordedClose) => void,
): (step: PeriodStep, delisted: readonly string[]) => void {
  let rotation: RotationState = emptyRotationState(params);
  let dead: ReadonlySet<string> = new Set();
  let before: RecordedClose | undefined;
  return ({ state, facts, views }, delisted) => {
    const close = { panel, day: facts.day, registry, live: false };
    const row = facts.day - panel.firstDay;
    const next = advanceRotation(
      rotation,
      rotationCloseOf({
        close,
        row,
        ...views,
        changes: tokenChanges(close, row, rotation, params),
      }),
      params,
    );
    rotation = next.state;
    const died = delisted.filter((token) => !dead.has(token));
    dead = new Set(delisted);
    before = recordClose(
      { panel },
      { ...facts, rotation: next.fact },
      { state: { eligible: state.eligible, rotation }, liquidity: views.liquidity, died, before },
    );
    onClose(before);
  };
}
