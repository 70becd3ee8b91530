import type { NarrativeRow } from '../../../../shared/contracts/narratives.ts';
import type { TokenRow } from '../../../../shared/contracts/tokens.ts';
import { TokenLink } from '../common/TokenLink.tsx';

/** Members the index does not hold, each with the reason the rules give. */
export function LeftOut({ row, tokens }: { row: NarrativeRow; tokens: readonly TokenRow[] }) {
  const held = new Set(row.constituents.map(({ token }) => token));
  const out = tokens.filter((token) => token.narratives.includes(row.id) && !held.has(token.id));
  if (out.length === 0) return null;
  return (
    <details class="more">
      <summary>Members not in the index: {out.length}</summary>
      <ul class="issues">
        {out.map((token) => (
          <li key={token.id}>
            <TokenLink id={token.id} symbol={token.symbol} name={token.name} />:{' '}
            {token.excluded_because.length > 0
              ? token.excluded_because.join('; ')
              : 'ranked too low at the last rebalance, or a member only since then'}
          </li>
        ))}
      </ul>
    </details>
  );
}
