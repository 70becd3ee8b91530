import { useEffect, useState } from 'preact/hooks';

/** This machine's time, ms, every second; undefined where the page is rendered ahead of its reader. */
export function useNow(): number | undefined {
  const [now, setNow] = useState<number | undefined>(undefined);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
