import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { jobMetrics } from '../../functions/adapters/log/jobMetrics.ts';
import { runMetrics } from '../../functions/compute/runMetrics.ts';
import { alarmState, type DataPoint } from './alarmEvaluation.ts';
import { type Properties, ROOT, resources, synthesize, WITH_WEBHOOK } from './synthesize.ts';

const { pipeline } = synthesize(WITH_WEBHOOK);
const alarms = new Map(
  resources(pipeline, 'AWS::CloudWatch::Alarm').map(([id, { Properties }]) => [
    id.replace(/^Alarms|[0-9A-F]{8}$/g, ''),
    Properties,
  ]),
);
const named = (name: string) => alarms.get(name) as Properties;

describe('every alarm', () => {
  const runbook = readFileSync(path.join(ROOT, 'infra/RUNBOOK.md'), 'utf8');

  it.each([...alarms])(
    '%s has its heading in the runbook with something to do, and its message links there',
    (name, alarm) => {
      expect(alarm.AlarmDescription).toContain(`infra/RUNBOOK.md#${name.toLowerCase()}`);
      const section = runbook.split(/^## /m).find((text) => text.startsWith(`${name}\n`)) ?? '';
      expect(section.length).toBeGreaterThan(150);
    },
  );

  it('has a heading and no heading is of none', () => {
    const headings = [...runbook.matchAll(/^## (\w+)$/gm)].map((match) => match[1]);
    expect(headings.sort()).toEqual([...alarms.keys()].sort());
  });

  it('is of one plain metric, and all of them are inside the ten that are free', () => {
    for (const alarm of alarms.values()) expect(alarm.MetricName).toBeDefined();
    expect(alarms.size).toBeLessThanOrEqual(10);
  });
});

describe('a pipeline that dies', () => {
  const HOUR = 3_600_000;
  const START = Date.parse('2026-11-25T00:00:00Z');
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  /** What compute's own metrics come to when it runs at :10, :25, :40 and :55 and readers have prices of `asOf(at)`. */
  function emitted(
    hours: number,
    asOf: (at: number) => number,
    coverage: (at: number) => number = () => 97,
  ): DataPoint[] {
    const lines: string[] = [];
    // Powertools writes past the console that the runtime wraps.
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    vi.useFakeTimers();
    const emit = jobMetrics('compute');
    for (let at = START; at < START + hours * HOUR; at += HOUR / 4) {
      const run = at + 10 * 60_000;
      vi.setSystemTime(run);
      const counts = { coverage_percent: coverage(run), moves: 0 };
      emit(runMetrics({ duration_ms: 900, counts }, { asOf: new Date(asOf(run)).toISOString() }, run, run));
    }
    vi.useRealTimers();
    vi.restoreAllMocks();
    return lines.flatMap(pointsOf);
  }

  /** When an alarm rings, in whole hours from the start, looked at every minute up to `hours`. */
  function hoursRinging(alarm: Properties, points: readonly DataPoint[], hours: number): number[] {
    const ringing = Array.from({ length: hours }, (_, hour) => hour).filter(
      (hour) => alarmState(alarm, points, START + hour * HOUR) === 'ALARM',
    );
    return ringing;
  }
  const fresh = (at: number) => Math.floor(at / HOUR) * HOUR + 2 * 60_000;

  it('rings when compute stops, after three whole hours, and clears an hour after it runs again', () => {
    const points = emitted(24, fresh).filter(({ at }) => at < START + 8 * HOUR || at >= START + 14 * HOUR);
    expect(hoursRinging(named('NoSnapshot'), points, 24).filter((hour) => hour > 3)).toEqual([11, 12, 13, 14]);
  });

  it('rings when prices stop though compute runs on and publishes the old ones again', () => {
    const points = emitted(24, (at) => Math.min(fresh(at), START + 8 * HOUR + 2 * 60_000));
    expect(hoursRinging(named('NoSnapshot'), points, 24).filter((hour) => hour > 3)[0]).toBe(12);
  });

  it('is quiet while all is well, and through one missed hour', () => {
    const points = emitted(24, fresh).filter(({ at }) => Math.floor((at - START) / HOUR) !== 8);
    for (const name of ['NoSnapshot', 'LowCoverage']) {
      expect(hoursRinging(named(name), points, 24).filter((hour) => hour > 3)).toEqual([]);
    }
  });

  it('rings when coverage is low for two hours, not for one', () => {
    const low = (from: number, hours: number) => (at: number) =>
      at >= START + from * HOUR && at < START + (from + hours) * HOUR ? 60 : 97;
    expect(hoursRinging(named('LowCoverage'), emitted(12, fresh, low(5, 1)), 12)).toEqual([]);
    expect(hoursRinging(named('LowCoverage'), emitted(12, fresh, low(5, 2)), 12)).toEqual([7]);
  });
});

/** The data points CloudWatch makes of a line of embedded metric format. */
function pointsOf(line: string): DataPoint[] {
  if (!line.includes('"_aws"')) return [];
  const root = JSON.parse(line) as Properties;
  return root._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }: Properties) =>
    Dimensions.flatMap((names: string[]) =>
      Metrics.map(({ Name }: Properties) => ({
        namespace: Namespace,
        name: Name,
        dimensions: Object.fromEntries(names.map((name) => [name, root[name]])),
        at: root._aws.Timestamp,
        value: [root[Name]].flat()[0],
      })),
    ),
  );
}
