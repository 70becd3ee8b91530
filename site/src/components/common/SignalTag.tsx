import { Missing } from './Missing.tsx';

type Signal = 'bullish' | 'neutral' | 'bearish';
const SHOWN: Readonly<Record<Signal, readonly [arrow: string, word: string]>> = {
  bullish: ['▲', 'Bullish'],
  neutral: ['■', 'Neutral'],
  bearish: ['▼', 'Bearish'],
};

/** A signal as arrow and word. */
export function SignalTag({ signal }: { signal: Signal | null }) {
  if (signal === null) return <Missing why="no signal: fewer than 29 priced closes" />;
  const [arrow, word] = SHOWN[signal];
  return (
    <span class={`signal ${signal}`}>
      <span class="signal-arrow" aria-hidden="true">
        {arrow}
      </span>
      {word}
    </span>
  );
}
