import { useEffect, useRef, useState } from 'preact/hooks';
import type { WhatIfResult } from '../../../../../shared/whatif/runWhatIf.ts';
import type { WhatIfSettings } from '../../../../../shared/whatif/settings.ts';
import type { Say } from './protocol.ts';
import type { WhatIfPeriod } from './whatIfPeriod.ts';

/** A run as the page sees it. */
export type Run =
  | { readonly kind: 'idle' }
  | { readonly kind: 'progress'; readonly what: 'loading' | 'running'; readonly share: number }
  | {
      readonly kind: 'done';
      readonly settings: WhatIfSettings;
      readonly result: WhatIfResult;
      readonly baseline: WhatIfResult;
    }
  | { readonly kind: 'failed'; readonly reason: string };

/** Runs what-ifs in a worker, one at a time. Cancelling ends the worker; the next run starts a new one. */
export function useWhatIf(onDone: (settings: WhatIfSettings, result: WhatIfResult) => void) {
  const [run, setRun] = useState<Run>({ kind: 'idle' });
  const worker = useRef<Worker | undefined>(undefined);
  const end = () => {
    worker.current?.terminate();
    worker.current = undefined;
  };
  useEffect(() => end, []);

  function start(settings: WhatIfSettings, period: WhatIfPeriod) {
    worker.current ??= new Worker(new URL('./whatIf.worker.ts', import.meta.url), { type: 'module' });
    const { current } = worker;
    const fail = (reason: string) => {
      end();
      setRun({ kind: 'failed', reason });
    };
    current.onmessage = ({ data }: MessageEvent<Say>) => {
      if (data.kind === 'failed') return fail(data.reason);
      if (data.kind === 'progress') return setRun(data);
      if (data.kind === 'moves') return;
      const { result, baseline } = data;
      setRun({ kind: 'done', settings, result, baseline });
      onDone(settings, result);
    };
    current.onerror = () => fail('The browser could not start the calculation');
    setRun({ kind: 'progress', what: 'loading', share: 0 });
    current.postMessage({ settings, ...period });
  }

  function cancel() {
    end();
    setRun({ kind: 'idle' });
  }
  return { run, start, cancel };
}
