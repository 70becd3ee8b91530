import { parseSchedule } from './cron.ts';
import type { ScheduleModel } from './pipelineModel.ts';

const SCHEDULED_TIME = '<aws.scheduler.scheduled-time>';
/** A timer sleeps at most this long, so that a machine that was suspended notices. */
const LONGEST_SLEEP_MS = 60_000;

type Fire = (functionName: string, event: unknown) => void;

/**
 * Fires each schedule on the wall clock with its slot's time as input, as EventBridge Scheduler does. A slot that is older than
 * the template's maximum event age when the machine wakes up is passed over. Returns the function that stops them all.
 */
export function startSchedules(schedules: readonly ScheduleModel[], fire: Fire): () => void {
  const stops = schedules.map((schedule) => startSchedule(schedule, fire));
  return () => {
    for (const stop of stops) stop();
  };
}

function startSchedule({ functionName, expression, input, maxEventAgeMs }: ScheduleModel, fire: Fire): () => void {
  const next = parseSchedule(expression);
  let slot = next(Date.now());
  let timer: NodeJS.Timeout | undefined;

  const wait = () => {
    if (slot === undefined) return;
    timer = setTimeout(wake, Math.min(LONGEST_SLEEP_MS, Math.max(0, slot - Date.now())));
  };
  const wake = () => {
    const now = Date.now();
    if (slot !== undefined && slot <= now) {
      if (now - slot <= maxEventAgeMs) fire(functionName, eventOf(input, slot));
      slot = next(Math.max(slot, now - maxEventAgeMs));
    }
    wait();
  };
  wait();
  return () => clearTimeout(timer);
}

function eventOf(input: string, slot: number): unknown {
  return JSON.parse(input.replaceAll(SCHEDULED_TIME, new Date(slot).toISOString().replace('.000Z', 'Z')));
}
