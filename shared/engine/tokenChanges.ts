import { lastPricedRow, ownClose } from '../market/ownClose.ts';
import { type Panel, PanelFlag } from '../market/panel.ts';
import { eventsByToken, registeredStop, tradingSuccessor } from '../market/registeredEvents.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import type { TokenConversion } from '../rotation/rotationClose.ts';
import { RotationColumns } from '../rotation/rotationColumns.ts';
import type { RotationState } from '../rotation/types.ts';
import type { Close } from './advance.ts';
import type { Parameters } from './parameters.ts';

/**
 * What the registry's events do at this close to the tokens the rotation holds or wants: conversions into a successor
 * that trades now for the first time (or whose predecessor has fallen silent next to the event), and tokens found dead:
 * a registered delisting with prices stopped or, outside live running, an unannounced stop of over `frozenBars` bars.
 */
export function tokenChanges(
  { panel, day, registry, live }: Close,
  row: number,
  rotation: RotationState | RotationColumns,
  params: Parameters,
): { readonly delisted: readonly string[]; readonly conversions: readonly TokenConversion[] } {
  const delisted: string[] = [];
  const conversions: TokenConversion[] = [];
  const positions = tokenPositions(panel);
  const events = eventsByToken(registry.events);
  for (const token of RotationColumns.of(rotation).tokens) {
    const position = positions.get(token);
    if (position === undefined) continue;
    const missing = Number.isNaN(ownClose(panel, position, row));
    // Nearly all of them, at nearly every close.
    if (!missing && !events.has(token)) continue;
    const stop = missing ? registeredStop(panel, position, row, registry.events, params) : undefined;
    const successor = tradingSuccessor(panel, token, row, registry.events);
    if (
      successor !== undefined &&
      (stop === 'migrating' || successor.date === day || isFirstClose(panel, successor.token, row))
    ) {
      conversions.push({ from: token, to: successor.token, ratio: successor.ratio });
      continue;
    }
    if (!missing || isQuarantined(panel, position, row)) continue;
    const silentFor = row - lastPricedRow(panel, position, row);
    if (stop === 'delisted' || (stop === undefined && !live && silentFor > params.index.frozenBars))
      delisted.push(token);
  }
  return { delisted, conversions };
}

function isFirstClose(panel: Panel, token: string, row: number): boolean {
  const position = tokenPositions(panel).get(token);
  return position !== undefined && lastPricedRow(panel, position, row - 1) < 0;
}

function isQuarantined(panel: Panel, position: number, row: number): boolean {
  return ((panel.flags[position * panel.days + row] as number) & PanelFlag.quarantined) !== 0;
}
