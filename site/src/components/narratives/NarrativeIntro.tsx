import type { NarrativeFacts } from '../../data/registryFacts.ts';
import { TokenLink } from '../common/TokenLink.tsx';

/** What the registry alone says of a narrative: readable before, and without, any price. */
export function NarrativeIntro({ facts }: { facts: NarrativeFacts }) {
  const present = facts.members.filter(({ to }) => to === null);
  return (
    <div class="intro">
      <p>{facts.definition}</p>
      <p>
        {present.length} members:{' '}
        {present.map((member, place) => (
          <span key={member.token}>
            {place > 0 && ', '}
            <TokenLink id={member.token} symbol={member.symbol} />
          </span>
        ))}
        .
      </p>
    </div>
  );
}
