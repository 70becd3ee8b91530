import type { Inputs } from '../../../shared/contracts/inputs.ts';
import type { DayBars } from '../../adapters/records/formats.ts';
import { inputBarsOf } from '../../adapters/records/inputBars.ts';
import { barsKey } from '../../adapters/records/recordKeys.ts';
import type { TableStore } from '../../adapters/store/port.ts';
import type { ParameterValues } from '../parameters.ts';
import { firstCloseFrom, outsideRecord } from './pinnedClose.ts';
import type { RecordAnswer } from './recordAnswer.ts';
import { recordOf } from './unpack.ts';

/**
 * The bars of a date at the revision its close read; of a date without a close (before the genesis, or passed over) at
 * the one the next close read; or at the `revision` asked for. At most two reads.
 */
export async function readInputs(store: TableStore, values: ParameterValues): Promise<RecordAnswer> {
  const { date = '', revision: wanted } = values;
  const found = await firstCloseFrom(store, date);
  if (found === undefined || date < found.inputs.history_from) {
    return outsideRecord(store, date, 'inputs', ({ history_from: from }) => from);
  }
  const revision = Number(wanted ?? found.inputs.revisions[date] ?? 0);
  const item = revision < 0 ? undefined : await store.get(...keyOf(date, revision));
  if (item === undefined) {
    const which = revision < 0 ? 'no bars when the record read that day' : `no revision ${revision} of its bars`;
    return {
      kind: 'missing',
      detail: `${date} has ${which}; the record has days from ${found.inputs.history_from} on.`,
    };
  }
  const body: Pick<Inputs, 'date' | 'revision' | 'bars'> = {
    date,
    revision,
    bars: inputBarsOf(recordOf<DayBars>(item).rows),
  };
  const close = found.inputs.date === date ? found.text : 'null';
  return { kind: 'json', text: `${JSON.stringify(body).slice(0, -1)},"close":${close}}`, final: true };
}

function keyOf(date: string, revision: number): [pk: string, sk: string] {
  const { pk, sk } = barsKey(date, revision);
  return [pk, sk];
}
