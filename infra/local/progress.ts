import cliProgress from 'cli-progress';
import type { BackfillProgress } from '../../functions/adapters/records/formats.ts';

export interface ProgressView {
  show(progress: BackfillProgress, nowMs: number): void;
  /** Leaves the last state on the screen. */
  end(): void;
}

type Output = NodeJS.WriteStream | (NodeJS.WritableStream & { isTTY?: boolean });

/** Between two plain lines, where there is no terminal to redraw. */
const LINE_EVERY_MS = 5_000;
const BAR_WIDTH = 30;

/** Shows how far history is: a bar on a terminal, a line now and then elsewhere; tokens done, rate and time left on both. */
export function progressView(output: Output): ProgressView {
  return output.isTTY ? barView(output) : lineView(output);
}

function barView(output: Output): ProgressView {
  const describe = rateSinceStart();
  let text = '';
  const bar = new cliProgress.SingleBar({
    stream: output,
    hideCursor: true,
    clearOnComplete: false,
    format: (options, params) => `History ${cliProgress.Format.BarFormat(params.progress, options)} ${text}`,
    barsize: BAR_WIDTH,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  let started = false;
  return {
    show(progress, nowMs) {
      const { done, total, line } = describe(progress, nowMs);
      text = line;
      if (!started) bar.start(total, done);
      started = true;
      bar.setTotal(total);
      bar.update(done);
    },
    end: () => bar.stop(),
  };
}

function lineView(output: Output): ProgressView {
  const describe = rateSinceStart();
  let lastAt = Number.NEGATIVE_INFINITY;
  let last = '';
  let unsaid = '';
  const print = (line: string) => {
    output.write(`History ${line}\n`);
    last = line;
    unsaid = '';
  };
  return {
    show(progress, nowMs) {
      const { line } = describe(progress, nowMs);
      unsaid = line === last ? '' : line;
      if (unsaid === '' || nowMs - lastAt < LINE_EVERY_MS) return;
      lastAt = nowMs;
      print(line);
    },
    end() {
      if (unsaid !== '') print(unsaid);
    },
  };
}

/** Rate of this run, not of the record: a resumed backfill must not count what an earlier run fetched. */
function rateSinceStart() {
  let first: { done: number; atMs: number } | undefined;
  return ({ phase, tokensDone, tokensFailed, tokensTotal, detail }: BackfillProgress, nowMs: number) => {
    const done = tokensDone + tokensFailed;
    first ??= { done, atMs: nowMs };
    const seconds = (nowMs - first.atMs) / 1000;
    const rate = seconds > 0 ? (done - first.done) / seconds : 0;
    const left = tokensTotal - done;
    const parts = [`${tokensDone}/${tokensTotal} tokens`];
    if (tokensFailed > 0) parts.push(`${tokensFailed} failed`);
    if (rate > 0) parts.push(`${rate.toFixed(1)}/s`);
    if (rate > 0 && left > 0) parts.push(`${clock(left / rate)} left`);
    if (phase === 'assemble' || (phase !== 'done' && detail !== '' && rate === 0)) parts.push(detail);
    return { done, total: tokensTotal, line: parts.join('  ') };
  };
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
