import { useEffect, useRef, useState } from 'preact/hooks';
import { requestJson } from './requestJson.ts';

/**
 * A part of the data on its way to the page. The last good data stay while newer ones of the same path are asked for, and
 * when those fail; data of another path stay only until it is known what became of the new one.
 */
export type Loaded<Data> =
  | { readonly kind: 'loading'; readonly slow: boolean }
  | { readonly kind: 'ready'; readonly data: Data }
  | { readonly kind: 'missing'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string; retry(): void };

const SLOW_AFTER_MS = 4_000;

/**
 * Asks for `path` once, and again whenever `version` changes (give the snapshot's `close_date` for what changes daily,
 * its `snapshot_id` for what changes hourly). `read` makes the data of a body, or undefined where it is not what the
 * page knows. Does nothing at the build.
 */
export function useEndpoint<Data>(
  path: string,
  version: string,
  read: (body: object) => Data | undefined,
): Loaded<Data> {
  const [state, setState] = useState<Loaded<Data>>({ kind: 'loading', slow: false });
  const readyPath = useRef('');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let left = false;
    const show = (next: Loaded<Data>) => {
      if (left || (next.kind !== 'ready' && readyPath.current === path)) return;
      readyPath.current = next.kind === 'ready' ? path : '';
      setState(next);
    };
    const slow = window.setTimeout(() => show({ kind: 'loading', slow: true }), SLOW_AFTER_MS);
    void requestJson(path).then((answer) => {
      window.clearTimeout(slow);
      if (answer.kind === 'missing') return show(answer);
      const data = answer.kind === 'body' ? read(answer.body as object) : undefined;
      if (data !== undefined) return show({ kind: 'ready', data });
      const reason = answer.kind === 'failed' ? answer.reason : 'The data service is newer or older than this page';
      show({ kind: 'failed', reason, retry });
    });
    return () => {
      left = true;
      window.clearTimeout(slow);
    };
  }, [path, version, attempt]);
  function retry() {
    readyPath.current = '';
    setState({ kind: 'loading', slow: false });
    setAttempt((count) => count + 1);
  }
  return state;
}
