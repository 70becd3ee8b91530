import type { Properties } from './synthesize.ts';

export interface DataPoint {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Ms since the epoch. */
  readonly at: number;
  readonly value: number;
}

/**
 * The state of an alarm of a template at an instant, by CloudWatch's own rules: the newest `EvaluationPeriods` whole periods, each
 * its statistic or missing; missing ones as `TreatMissingData` says; ALARM when `DatapointsToAlarm` of them breach.
 */
export function alarmState(alarm: Properties, points: readonly DataPoint[], at: number): 'OK' | 'ALARM' | 'UNCHANGED' {
  const periodMs = alarm.Period * 1000;
  const end = Math.floor(at / periodMs) * periodMs;
  const mine = points.filter((point) => isOf(alarm, point));
  const verdicts = Array.from({ length: alarm.EvaluationPeriods }, (_, i) => {
    const from = end - (i + 1) * periodMs;
    const values = mine.filter((point) => point.at >= from && point.at < from + periodMs).map(({ value }) => value);
    return values.length > 0 ? breaches(alarm, statistic(alarm.Statistic, values)) : missing(alarm.TreatMissingData);
  });
  if (verdicts.includes(undefined)) return 'UNCHANGED';
  return verdicts.filter(Boolean).length >= (alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods) ? 'ALARM' : 'OK';
}

function isOf(alarm: Properties, point: DataPoint): boolean {
  const wanted = Object.fromEntries(alarm.Dimensions.map(({ Name, Value }: Properties) => [Name, Value]));
  return (
    point.namespace === alarm.Namespace &&
    point.name === alarm.MetricName &&
    JSON.stringify(point.dimensions) === JSON.stringify(wanted)
  );
}

function statistic(name: string, values: readonly number[]): number {
  if (name === 'Sum') return values.reduce((sum, value) => sum + value, 0);
  if (name === 'Minimum') return Math.min(...values);
  if (name === 'Maximum') return Math.max(...values);
  throw new Error(`statistic ${name} is not evaluated here`);
}

function breaches({ ComparisonOperator: operator, Threshold: threshold }: Properties, value: number): boolean {
  if (operator === 'LessThanThreshold') return value < threshold;
  if (operator === 'GreaterThanOrEqualToThreshold') return value >= threshold;
  throw new Error(`comparison ${operator} is not evaluated here`);
}

/** undefined = the alarm keeps its state. */
function missing(treatment: string): boolean | undefined {
  if (treatment === 'breaching') return true;
  return treatment === 'notBreaching' ? false : undefined;
}
