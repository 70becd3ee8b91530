import { readFileSync } from 'node:fs';

/** What a month used, counted. */
export interface Usage {
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly invocations: number;
  readonly gbSeconds: number;
  readonly tableGb: number;
  readonly logBytes: number;
}
export type Bill = Readonly<Record<'table' | 'functions' | 'schedules' | 'logs' | 'readers' | 'total', number>>;

interface Prices {
  readonly asOf: string;
  readonly region: string;
  readonly dynamo: Record<'perMillionWriteUnits' | 'perMillionReadUnits' | 'perGbMonth' | 'backupPerGbMonth', number>;
  readonly lambda: Record<'perGbSecondArm' | 'perMillionRequests', number>;
  readonly scheduler: Record<'perMillionInvocations', number>;
  readonly logs: Record<'perGbIngested' | 'perGbMonth', number>;
  readonly s3: Record<'perGbMonth' | 'perThousandGets', number>;
  readonly cloudfront: Record<'perGb' | 'perTenThousandRequests' | 'perMillionFunctionRuns', number>;
  readonly readers: Record<
    | 'pageViews'
    | 'kilobytesPerView'
    | 'requestsPerView'
    | 'apiRequestsPastCache'
    | 'apiMillisecondsPerRequest'
    | 'siteMegabytes',
    number
  >;
}
export const PRICES = JSON.parse(readFileSync(new URL('prices.json', import.meta.url), 'utf8')) as Prices;

const MILLION = 1e6;
const GB = 1e9;
const API_GB = 1;

/** US dollars of a month at list price. */
export function billOf({ writeUnits, readUnits, invocations, gbSeconds, tableGb, logBytes }: Usage): Bill {
  const { dynamo, lambda, scheduler, logs, s3, cloudfront, readers } = PRICES;
  const table =
    (writeUnits * dynamo.perMillionWriteUnits + readUnits * dynamo.perMillionReadUnits) / MILLION +
    tableGb * (dynamo.perGbMonth + dynamo.backupPerGbMonth);
  const functions = gbSeconds * lambda.perGbSecondArm + (invocations * lambda.perMillionRequests) / MILLION;
  const schedules = (invocations * scheduler.perMillionInvocations) / MILLION;
  const logged = (logBytes / GB) * (logs.perGbIngested + logs.perGbMonth);
  const requests = readers.pageViews * readers.requestsPerView;
  const apiSeconds = (readers.apiRequestsPastCache * readers.apiMillisecondsPerRequest) / 1000;
  const read =
    (requests * cloudfront.perTenThousandRequests) / 10_000 +
    (requests * cloudfront.perMillionFunctionRuns) / MILLION +
    ((readers.pageViews * readers.kilobytesPerView) / MILLION) * cloudfront.perGb +
    (readers.siteMegabytes / 1000) * s3.perGbMonth +
    (requests * s3.perThousandGets) / 1000 +
    apiSeconds * API_GB * lambda.perGbSecondArm +
    (readers.apiRequestsPastCache * lambda.perMillionRequests) / MILLION;
  const total = table + functions + schedules + logged + read;
  return { table, functions, schedules, logs: logged, readers: read, total };
}
