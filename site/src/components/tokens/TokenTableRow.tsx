import type { TokenRow } from '../../../../shared/contracts/tokens.ts';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { RETURN_WINDOWS } from '../../data/leagueColumns.ts';
import { tokenReturn, type YardstickReturns } from '../../data/tokenColumns.ts';
import { percent, signedPoints } from '../../format/percent.ts';
import { amountUsd, priceUsd } from '../../format/usd.ts';
import { GradeTag } from '../common/GradeTag.tsx';
import { Missing } from '../common/Missing.tsx';
import { NarrativeLink } from '../common/NarrativeLink.tsx';
import { PriceFlagTag } from '../common/PriceFlagTag.tsx';
import { Return } from '../common/Return.tsx';
import { SignalTag } from '../common/SignalTag.tsx';
import { TokenLink } from '../common/TokenLink.tsx';

/** One token of the table. */
export function TokenTableRow(props: {
  token: TokenRow;
  returns: YardstickReturns;
  names: ReadonlyMap<string, string>;
}) {
  const { token, returns, names } = props;
  return (
    <tr>
      <th scope="row">
        <TokenLink id={token.id} symbol={token.symbol} name={token.name} /> <PriceFlagTag token={token} />
      </th>
      <td class="number">{token.price === null ? <Missing why="no accepted price" /> : priceUsd(token.price)}</td>
      {RETURN_WINDOWS.map(([window]) => (
        <td key={window} class="number">
          <Return value={tokenReturn(token, window, returns)} />
        </td>
      ))}
      <td>
        <Sparkline values={token.sparkline} label={`${token.symbol}, daily closes of the last 30 days`} />
      </td>
      <td class="number">
        <GradeTag letter={token.letter} points={token.grade} />
      </td>
      <td class="number wide">
        {token.grade_change === null ? (
          <Missing why="no grade at the close before" />
        ) : (
          signedPoints(token.grade_change)
        )}
      </td>
      <td>
        <SignalTag signal={token.signal} />
      </td>
      <td class="number wide">
        {token.probability === null ? <Missing why="no signal" /> : percent(token.probability, 0)}
      </td>
      <td class="number">{token.cap_usd === null ? <Missing why="supply not known" /> : amountUsd(token.cap_usd)}</td>
      <td class="number wide">
        {token.volume_usd === null ? <Missing why="fewer than 20 days of volume" /> : amountUsd(token.volume_usd)}
      </td>
      <td class="why wide">
        {token.narratives.map((id, place) => (
          <span key={id}>
            {place > 0 && ', '}
            <NarrativeLink id={id} name={names.get(id) ?? id} />
          </span>
        ))}
      </td>
    </tr>
  );
}
