import type { NarrativeRow } from '../../../../shared/contracts/narratives.ts';

const WHY: Readonly<Record<'indicative' | 'empty', readonly [word: string, meaning: string]>> = {
  indicative: ['too thin to trade', 'fewer members than the rotation needs: shown, but not traded'],
  empty: ['no index', 'no member is liquid enough: there is no index'],
};

/** That an index is thin or absent; nothing where it is traded. */
export function StatusTag({ status }: { status: NarrativeRow['status'] }) {
  if (status === 'tradable') return null;
  const [word, meaning] = WHY[status];
  return (
    <span class="tag thin" title={meaning}>
      {word}
    </span>
  );
}
