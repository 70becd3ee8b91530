import { useNow } from '../components/common/useNow.ts';

/** When the next request is due. */
export function Countdown({ until }: { until: number | undefined }) {
  const now = useNow();
  if (until === undefined || now === undefined) return <span class="countdown">Asking now…</span>;
  // Hidden from screen readers: a number that changes every second would be read every second.
  return (
    <span class="countdown" aria-hidden="true">
      Next try in {Math.max(0, Math.ceil((until - now) / 1000))} s
    </span>
  );
}
