import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSchedules } from '../../../infra/local/schedules.ts';

const MINUTE_MS = 60_000;
const hourly = {
  functionName: 'ingest',
  expression: 'cron(2 * * * ? *)',
  input: '{"scheduled_time":"<aws.scheduler.scheduled-time>"}',
  maxEventAgeMs: 30 * MINUTE_MS,
};

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2024-03-15T07:00:30Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('startSchedules', () => {
  it('fires each slot once, at its time, with its time as input', () => {
    const fired: [string, string, unknown][] = [];
    const stop = startSchedules([hourly], (name, event) => fired.push([new Date().toISOString(), name, event]));
    vi.advanceTimersByTime(125 * MINUTE_MS);
    expect(fired).toEqual([
      ['2024-03-15T07:02:00.000Z', 'ingest', { scheduled_time: '2024-03-15T07:02:00Z' }],
      ['2024-03-15T08:02:00.000Z', 'ingest', { scheduled_time: '2024-03-15T08:02:00Z' }],
      ['2024-03-15T09:02:00.000Z', 'ingest', { scheduled_time: '2024-03-15T09:02:00Z' }],
    ]);
    stop();
    vi.advanceTimersByTime(600 * MINUTE_MS);
    expect(fired).toHaveLength(3);
  });

  it('after a suspension delivers what is not too old, and passes over the rest', () => {
    const fired: unknown[] = [];
    startSchedules([hourly], (_, event) => fired.push(event));
    vi.setSystemTime(Date.parse('2024-03-15T11:20:00Z'));
    vi.advanceTimersByTime(2 * MINUTE_MS);
    expect(fired).toEqual([{ scheduled_time: '2024-03-15T11:02:00Z' }]);
  });
});
