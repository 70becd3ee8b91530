import type { RouteNamesFrom } from '../../../shared/api/routes.ts';
import type { TableStore } from '../../adapters/store/port.ts';
import type { ParameterValues } from '../parameters.ts';
import { readInputs } from './inputs.ts';
import { readRotations } from './log.ts';
import { readModel } from './models.ts';
import type { RecordAnswer } from './recordAnswer.ts';
import { readCloseState, readGenesis } from './states.ts';

type Handler = (store: TableStore, values: ParameterValues, format: 'json' | 'csv') => Promise<RecordAnswer>;

/** What reads each route of the record: at most two reads of the table. */
export const RECORD_HANDLERS: { readonly [Name in RouteNamesFrom<'record'>]: Handler } = {
  rotations: readRotations,
  genesis: readGenesis,
  inputs: readInputs,
  states: readCloseState,
  models: readModel,
};
