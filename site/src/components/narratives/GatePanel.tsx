import type { NarrativeRow } from '../../../../shared/contracts/narratives.ts';
import type { Rotation } from '../../../../shared/contracts/rotation.ts';
import { percent, signedPercent, signedPoints } from '../../format/percent.ts';
import { Panel } from '../common/Panel.tsx';
import { TokenLink } from '../common/TokenLink.tsx';

/** What the rotation makes of the narrative: its score and rank, each test of the gate, and what is held for it. */
export function GatePanel({ row, rotation }: { row: NarrativeRow; rotation: Rotation }) {
  const score = rotation.narratives.find(({ narrative }) => narrative === row.id);
  const held = rotation.target.holdings.filter(({ narratives }) => narratives.includes(row.id));
  return (
    <Panel
      id="gate"
      title="In the rotation"
      note={
        row.conviction === 0
          ? 'None of the seven tranches holds it.'
          : `Held by ${row.conviction} of the seven tranches.`
      }
    >
      {score !== undefined && <Tests score={score} />}
      {held.length > 0 && (
        <p class="held-for">
          Held for it:{' '}
          {held.map((holding, place) => (
            <span key={holding.token}>
              {place > 0 && ', '}
              <TokenLink id={holding.token} symbol={holding.symbol} /> {percent(holding.weight)}
            </span>
          ))}{' '}
          of net value. <a href="/rotation/">All holdings</a>
        </p>
      )}
    </Panel>
  );
}

function Tests({ score }: { score: Rotation['narratives'][number] }) {
  const { r14, above_sma20, x30, tradable, qualifying_tokens } = score.gate_tests;
  const change = (value: number | null) => (value === null ? 'not known' : signedPercent(value));
  const tests: readonly (readonly [string, string, boolean])[] = [
    ['14-day return above zero', change(r14), r14 !== null && r14 > 0],
    ['Level above its 20-day mean', above_sma20 ? 'above' : 'below', above_sma20],
    ["30-day log return above Bitcoin's", change(x30), x30 !== null && x30 > 0],
    ['Enough eligible members', tradable ? 'yes' : 'too few', tradable],
    ['Tokens that may be held', String(qualifying_tokens), qualifying_tokens > 0],
  ];
  return (
    <>
      <p>
        {score.rank === null ? 'No rank: too young or flat.' : `Rank ${score.rank} by momentum beyond Bitcoin`}
        {score.score !== null && ` (score ${signedPoints(score.score, 2)})`}. Gate{' '}
        {score.gate ? <strong class="gate-open">open</strong> : <span class="gate-closed">closed</span>}.
      </p>
      <ul class="tests">
        {tests.map(([what, value, passed]) => (
          <li key={what}>
            <span class={passed ? 'gate-open' : 'gate-closed'}>{passed ? '✓ holds' : '✕ fails'}</span> {what}
            <span class="test-value">{value}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
