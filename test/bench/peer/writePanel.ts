import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { membersOf } from '../../../shared/registry/membership.ts';
import type { SyntheticMarket } from '../syntheticMarket.ts';

/**
 * A market for the peer: `panel.json`, and closes, venue volumes and supplies as float64, token-major. Throws where it holds
 * what the peer leaves to the engine: aggregate volumes, flags, registered events, memberships that begin or end.
 */
export async function writePanel(folder: string, { panel, registry }: SyntheticMarket): Promise<void> {
  const isPlain = panel.aggregateVolume.every(Number.isNaN) && panel.flags.every((flags) => flags === 0);
  const isFixed = registry.memberships.every(({ from, to }) => from <= panel.firstDay && to === null);
  if (!isPlain || !isFixed || registry.events.length > 0)
    throw new Error('the peer knows a whole panel of one volume scope and a registry without changes only');
  const about = {
    firstDay: panel.firstDay,
    days: panel.days,
    tokens: panel.tokens,
    members: narrativesOf({ panel, registry }).map((id) => membersOf(registry, id, panel.firstDay)),
    parameters: PARAMETERS,
  };
  await writeFile(path.join(folder, 'panel.json'), JSON.stringify(about));
  const columns = { close: panel.close, volume: panel.venueVolume, supply: panel.supply };
  for (const [name, cells] of Object.entries(columns)) await writeFile(path.join(folder, `${name}.f64`), cells);
}

/** Narrative ids ascending: the peer's order. */
export function narrativesOf({ registry }: SyntheticMarket): readonly string[] {
  return registry.narratives.map(({ id }) => id).sort();
}
