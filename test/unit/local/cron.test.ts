import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../../infra/local/cron.ts';

const slots = (expression: string, from: string, count: number) => {
  const next = parseSchedule(expression);
  const found: string[] = [];
  let at = Date.parse(from);
  for (let i = 0; i < count; i++) {
    const slot = next(at);
    if (slot === undefined) break;
    found.push(new Date(slot).toISOString().slice(0, 16));
    at = slot;
  }
  return found;
};

describe('parseSchedule', () => {
  it.each([
    ['cron(2 * * * ? *)', '2024-02-28T22:02:00Z', ['2024-02-28T23:02', '2024-02-29T00:02']],
    ['cron(0/20 * * * ? *)', '2024-01-01T00:05:00Z', ['2024-01-01T00:20', '2024-01-01T00:40', '2024-01-01T01:00']],
    ['cron(*/30 9-10 * * ? *)', '2024-01-01T10:00:00Z', ['2024-01-01T10:30', '2024-01-02T09:00']],
    ['cron(0 6 ? * SUN *)', '2024-03-15T00:00:00Z', ['2024-03-17T06:00', '2024-03-24T06:00']],
    ['cron(0 6 ? * 2,6 *)', '2024-03-15T07:00:00Z', ['2024-03-18T06:00', '2024-03-22T06:00']],
    ['cron(15 0 1 JAN,JUL ? *)', '2024-01-01T00:15:00Z', ['2024-07-01T00:15', '2025-01-01T00:15']],
    ['rate(5 minutes)', '2024-01-01T00:05:00Z', ['2024-01-01T00:10', '2024-01-01T00:15']],
    ['rate(1 hour)', '2024-01-01T00:59:59Z', ['2024-01-01T01:00', '2024-01-01T02:00']],
  ])('%s after %s', (expression, from, expected) => {
    expect(slots(expression, from, expected.length)).toEqual(expected);
  });

  it('has no slot when none comes within a year', () => {
    expect(slots('cron(0 0 1 1 ? 2020)', '2024-01-01T00:00:00Z', 1)).toEqual([]);
  });

  it.each([
    'at(2024-01-01T00:00:00)',
    'cron(2 * * *)',
    'cron(61 * * * ? *)',
    'cron(0/x * * * ? *)',
    'rate(5 weeks)',
    'cron(0 0 L * ? *)',
  ])('%s is refused, not guessed', (expression) => {
    expect(() => parseSchedule(expression)).toThrow(/schedule/);
  });
});
