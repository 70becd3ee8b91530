import type { RouteNamesFrom } from '../../../shared/api/routes.ts';
import type { HistoryWindow } from '../../../shared/contracts/history.ts';
import type { HistoryIds } from '../../adapters/records/historyKeys.ts';
import {
  closesIndexOf,
  readClosesText,
  readHeatText,
  readHourlyHistory,
  readNarrativeHistory,
  readPerformanceText,
  readTokenHistory,
} from '../../adapters/records/historyReaders.ts';
import type { PartTexts } from '../../adapters/records/snapshotParts.ts';
import type { TableStore } from '../../adapters/store/port.ts';
import type { Body } from '../body.ts';
import type { ParameterValues } from '../parameters.ts';
import { missingId } from '../snapshot/missingId.ts';

/** `parts`: those of a snapshot that happens to be in memory, to find what comes nearest to an unknown id. */
interface HistoryInput {
  readonly store: TableStore;
  readonly ids: HistoryIds;
  readonly values: ParameterValues;
  readonly parts: PartTexts | undefined;
}
type Handler = (input: HistoryInput) => Promise<Body>;

const json = (text: string): Body => ({ kind: 'json', text });

/** What reads each route of history: one read of the table after the pointer's. */
export const HISTORY_HANDLERS: { readonly [Name in RouteNamesFrom<'history'>]: Handler } = {
  async narrative_history({ store, ids, values: { id = '', window, interval }, parts }) {
    const read = interval === '1h' ? readHourlyHistory : readNarrativeHistory;
    const found = await read(store, ids, id, window as HistoryWindow);
    return found === undefined ? missingId('narrative', id, parts) : json(JSON.stringify(found));
  },
  async token_history({ store, ids, values: { id = '', window }, parts }) {
    const found = await readTokenHistory(store, ids, id, window as HistoryWindow);
    return found === undefined ? missingId('token', id, parts) : json(JSON.stringify(found));
  },
  heat: async ({ store, ids }) => json(await readHeatText(store, ids)),
  performance: async ({ store, ids }) => json(await readPerformanceText(store, ids)),
  closes: async ({ ids }) => json(JSON.stringify(closesIndexOf(ids))),
  async closes_year({ store, ids, values: { year = '' } }) {
    const text = await readClosesText(store, ids, year);
    if (text !== undefined) return { kind: 'document', text };
    const allowed = Object.keys(ids.years);
    const error = { parameter: 'year', detail: 'there are no closes of that year', allowed };
    return { kind: 'missing', detail: `There are closes of ${allowed.join(', ')}; of ${year} there are none.`, error };
  },
};

/** What tells two states of a route's content apart where that is not the publication: the id of the year. */
export function contentVersion({ years }: HistoryIds, { year }: ParameterValues): string | undefined {
  return year === undefined ? undefined : years[year]?.slice(0, 32);
}
