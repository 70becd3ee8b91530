import { useEffect, useState } from 'preact/hooks';
import type { DecisionRow } from '../../../../../shared/contracts/rotation.ts';
import type { Ask, Say } from '../whatIf/protocol.ts';
import type { WhatIfPeriod } from '../whatIf/whatIfPeriod.ts';

type State =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly moves: readonly DecisionRow[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** The moves of the rules over a period, computed once in the worker of the what-ifs; leaving the list ends it. */
export function useBacktestMoves(period: WhatIfPeriod) {
  const [state, setState] = useState<State>({ kind: 'progress', share: 0 });
  const [attempt, setAttempt] = useState(0);
  const { from, to } = period;
  useEffect(() => {
    const worker = new Worker(new URL('../whatIf/whatIf.worker.ts', import.meta.url), { type: 'module' });
    const end = (next: State) => {
      worker.terminate();
      setState(next);
    };
    worker.onmessage = ({ data }: MessageEvent<Say>) => {
      if (data.kind === 'progress') setState({ kind: 'progress', share: data.share });
      if (data.kind === 'failed') end({ kind: 'failed', reason: data.reason });
      if (data.kind === 'moves') end({ kind: 'done', moves: data.moves });
    };
    worker.onerror = () => end({ kind: 'failed', reason: 'The browser could not start the calculation' });
    const ask: Ask = { settings: undefined, ...period };
    worker.postMessage(ask);
    return () => worker.terminate();
  }, [from, to, attempt]);
  function retry() {
    setState({ kind: 'progress', share: 0 });
    setAttempt((count) => count + 1);
  }
  return { state, retry };
}
