import type { TokenRow } from '../../../../shared/contracts/tokens.ts';
import type { Names } from '../../../../shared/feed/moveSentence.ts';
import { GradeBars } from '../../charts/GradeBars.tsx';
import { gradeParts } from '../../data/gradeParts.ts';
import { signedPoints } from '../../format/percent.ts';
import { GradeTag } from '../common/GradeTag.tsx';
import { Missing } from '../common/Missing.tsx';
import { Panel } from '../common/Panel.tsx';
import { ScrollBox } from '../common/ScrollBox.tsx';
import { TokenLink } from '../common/TokenLink.tsx';

const SHOWN = 15;
const PARTS = ['momentum', 'volatility', 'liquidity', 'model', 'smoothing'] as const;

/** The best-graded tokens, each with the parts that make its grade: 50 plus the parts is the grade. */
export function TopGrades({ tokens, names }: { tokens: readonly TokenRow[]; names: Names }) {
  const graded = tokens
    .filter((token) => token.grade !== null)
    .sort((a, b) => (b.grade ?? 0) - (a.grade ?? 0) || (a.id < b.id ? -1 : 1));
  return (
    <Panel
      id="grades"
      more={{ href: '/tokens/', name: 'All tokens' }}
      title="Highest grades"
      note={`${Math.min(SHOWN, graded.length)} of ${graded.length} graded tokens. 50 plus the parts is the grade. Grades are relative: in a falling market somebody still scores high.`}
    >
      {graded.length === 0 ? (
        <p class="empty">No token has a grade at this close.</p>
      ) : (
        <ScrollBox label="Highest grades, scrolls sideways">
          <table class="grades">
            <caption class="sr">Tokens with the highest grades and the points each pillar contributes</caption>
            <thead>
              <tr>
                <th scope="col">Token</th>
                <th scope="col" class="number">
                  Grade
                </th>
                <th scope="col" class="number">
                  1 d
                </th>
                <th scope="col">50 + parts</th>
                {PARTS.map((part) => (
                  <th key={part} scope="col" class="number">
                    <span class={`key-dot part-${part}`} aria-hidden="true" />
                    {part}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {graded.slice(0, SHOWN).map((token) => (
                <GradeRow key={token.id} token={token} names={names} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </Panel>
  );
}

function GradeRow({ token, names }: { token: TokenRow; names: Names }) {
  const parts = gradeParts(token);
  return (
    <tr>
      <th scope="row" title={token.narratives.map((id) => names.narrative(id)).join(', ')}>
        <TokenLink id={token.id} symbol={token.symbol} name={token.name} />
      </th>
      <td class="number">
        <GradeTag letter={token.letter} points={token.grade} />
      </td>
      <td class="number">
        {token.grade_change === null ? (
          <Missing why="no grade at the close before" />
        ) : (
          signedPoints(token.grade_change)
        )}
      </td>
      <td>{parts && <GradeBars parts={parts} />}</td>
      {PARTS.map((name) => {
        const part = parts?.find((one) => one.name === name);
        return (
          <td key={name} class="number">
            {part === undefined ? <Missing why="no parts" /> : signedPoints(part.points)}
          </td>
        );
      })}
    </tr>
  );
}
