import type { Log } from '../log/port.ts';
import type { Notify } from './port.ts';

/** Where there is no topic: a line in the log. */
export const logNotify =
  (log: Log): Notify =>
  async ({ id, title }) =>
    log.info('announced', { id, title });
