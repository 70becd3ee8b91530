import type { Rotation } from '../../../../shared/contracts/rotation.ts';
import { percent } from '../../format/percent.ts';

/** That the rotation holds the token, or will; nothing where it does not. */
export function HeldTag({ id, rotation }: { id: string; rotation: Rotation }) {
  const target = rotation.target.holdings.find(({ token }) => token === id)?.weight ?? 0;
  const now = rotation.holdings.find(({ token }) => token === id)?.weight ?? 0;
  if (target === 0 && now === 0) return null;
  return (
    <a class="tag record" href="/rotation/" title={`The record holds ${percent(now)} of its net value in it now`}>
      Rotation: {target === 0 ? `${percent(now)}, to be sold` : `target ${percent(target)}`}
    </a>
  );
}
