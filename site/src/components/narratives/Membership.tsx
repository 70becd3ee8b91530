import type { NarrativeRow } from '../../../../shared/contracts/narratives.ts';
import type { NarrativeFacts } from '../../data/registryFacts.ts';
import { dateInWords } from '../../format/utc.ts';
import { Panel } from '../common/Panel.tsx';
import { TokenLink } from '../common/TokenLink.tsx';

/** Who belonged to the narrative when, as the registry has it: nothing is in an index before its date. */
export function Membership({ facts, row }: { facts: NarrativeFacts; row: NarrativeRow }) {
  return (
    <Panel
      id="membership"
      title="Membership history"
      note={`Written down for the release of ${dateInWords(row.hypothetical_before)}; what is dated before it is hypothetical.`}
    >
      <table class="spans">
        <caption class="sr">Every token that is or was a member of {row.name}, with dates and reasons</caption>
        <thead>
          <tr>
            <th scope="col">Token</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {facts.members.map((member) => (
            <tr key={`${member.token} ${member.from}`} class={member.to === null ? undefined : 'ended'}>
              <th scope="row">
                <TokenLink id={member.token} symbol={member.symbol} name={member.name} />
              </th>
              <td class="date">{member.from}</td>
              <td class="date">{member.to ?? 'still a member'}</td>
              <td>{member.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
