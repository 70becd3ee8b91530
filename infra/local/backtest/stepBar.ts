import cliProgress from 'cli-progress';

export interface StepBar {
  /** Begins the next step. */
  start(name: string): void;
  /** How much of it is done, 0 to 1. */
  update(share: number): void;
  end(): void;
}

const BAR_WIDTH = 30;
const NAME_WIDTH = 22;

/** One bar a step on a terminal; elsewhere a line when a step begins. */
export function stepBar(output: NodeJS.WriteStream): StepBar {
  if (!output.isTTY) {
    return { start: (name) => output.write(`${name}\n`), update: () => {}, end: () => {} };
  }
  const bar = new cliProgress.SingleBar({
    stream: output,
    hideCursor: true,
    format: `{name} {bar} {percentage}%`,
    barsize: BAR_WIDTH,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  let isRunning = false;
  const end = () => {
    if (!isRunning) return;
    bar.update(1);
    bar.stop();
    isRunning = false;
  };
  return {
    start(name) {
      end();
      bar.start(1, 0, { name: name.padEnd(NAME_WIDTH) });
      isRunning = true;
    },
    update: (share) => bar.update(share),
    end,
  };
}
