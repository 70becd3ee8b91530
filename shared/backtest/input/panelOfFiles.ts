import type { Parameters } from '../../engine/parameters.ts';
import { buildPanel, type PanelRow } from '../../market/buildPanel.ts';
import type { EpochDay } from '../../market/day.ts';
import type { Panel } from '../../market/panel.ts';
import { judgeHistory } from '../../market/quality/judgeHistory.ts';
import { spliceEvents } from '../../market/spliceEvents.ts';
import type { Registry } from '../../registry/types.ts';
import type { TokenSeries } from './tokenSeries.ts';

export interface PanelFiles {
  readonly prices: readonly TokenSeries[];
  readonly supplies: readonly TokenSeries[] | undefined;
  readonly registry: Registry;
  readonly firstDay: EpochDay;
  readonly lastDay: EpochDay;
  readonly volumeScope: 'venue' | 'aggregate';
}

export interface FilePanel {
  readonly panel: Panel;
  /** Bars the quality gates refused. */
  readonly quarantined: number;
}

/**
 * The panel of a price file and, if there is one, a supply file, from `firstDay` to `lastDay`: every token's bars pass the
 * quality gates, as history does live. A supply dated D counts from D's close. Without a supply file caps are unknown
 * and liquidity is judged by volume alone. `volumeScope` says whose volume the file tells.
 */
export function panelOfFiles(input: PanelFiles, params: Parameters): FilePanel {
  const { registry, firstDay, lastDay } = input;
  const counter = { quarantined: 0 };
  const tokens = registry.tokens.map(({ id }) => id).sort();
  const window = { tokens, firstDay, days: lastDay - firstDay + 1 };
  const panel = buildPanel({ ...window, bars: barsOf(input, counter, params) }, params);
  return { panel: spliceEvents(panel, registry.events), quarantined: counter.quarantined };
}

function* barsOf(
  { prices, supplies, volumeScope }: PanelFiles,
  counter: { quarantined: number },
  params: Parameters,
): Generator<{ readonly day: EpochDay; readonly rows: readonly PanelRow[] }> {
  const supplyOf = new Map((supplies ?? []).map(({ token, rows }) => [token, suppliesByDay(rows)]));
  for (const { token, rows } of prices) {
    const bars = rows.map(({ day, values: [close = Number.NaN, volume = Number.NaN] }) => {
      return { day, close, volumeUsd: Number.isNaN(volume) ? null : volume, volumeScope };
    });
    const verdicts = judgeHistory(bars, params);
    const own = supplyOf.get(token);
    for (const [i, { day, close, volumeUsd }] of bars.entries()) {
      const quarantined = verdicts[i]?.flag !== 'accepted';
      if (quarantined) counter.quarantined++;
      const volume = quarantined ? null : volumeUsd;
      const row: PanelRow = {
        token,
        close,
        venueVolumeUsd: volumeScope === 'venue' ? volume : null,
        aggregateVolumeUsd: volumeScope === 'aggregate' ? volume : null,
        supply: own?.get(day) ?? null,
        quarantined,
        supplyUntold: supplies === undefined,
      };
      own?.delete(day);
      yield { day, rows: [row] };
    }
    for (const [day, supply] of own ?? []) yield { day, rows: [supplyOnly(token, supply)] };
  }
}

function suppliesByDay(rows: TokenSeries['rows']): Map<EpochDay, number> {
  return new Map(
    rows.flatMap(({ day, values: [supply] }) => (supply !== undefined && supply > 0 ? [[day, supply]] : [])),
  );
}

/** A supply told on a day without a bar still counts from that day. */
function supplyOnly(token: string, supply: number): PanelRow {
  return { token, close: null, venueVolumeUsd: null, aggregateVolumeUsd: null, supply, quarantined: false };
}
