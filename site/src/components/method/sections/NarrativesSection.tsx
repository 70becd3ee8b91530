import { Evidence, MethodSection } from '../MethodSection.tsx';
import { P } from '../values.ts';

export function NarrativesSection() {
  const { curation } = P;
  return (
    <MethodSection id="membership" number={1} title="Narratives are point-in-time" parameters={{ curation }}>
      <p>
        A narrative is a list of tokens with dates: from which day, to which day, decided when, and why. At any close
        only the rows that counted then count. The first list was written before this site began, looking back; so{' '}
        <strong>everything before its release is hypothetical</strong>. It is drawn dashed, named so, and kept out of
        headline numbers.
      </p>
      <p>
        Renames, mergers, redenominations and delistings are dated events. A successor inherits its predecessor's
        history times the exchange ratio; a delisted token leaves with a loss.
      </p>
      <p>
        Once a month the data propose changes and a curator accepts them in public, or does not. From{' '}
        {curation.daily.points} days of returns, with Bitcoin and the market taken out: a member that moves with its
        narrative by less than {curation.move.below} and with another by more than {curation.move.above} is proposed for
        a move; an unclassified token above {curation.entry} for entry; clusters of at least {curation.cluster.minSize}{' '}
        tokens seen in {curation.cluster.runs} monthly runs as an emerging narrative.
      </p>
      <Evidence>
        <p>
          Who belongs to “AI” is a judgement. The dates make it an honest one, not a right one. A list written in
          hindsight favours tokens that are remembered: one more reason to trust the forward record only.
        </p>
      </Evidence>
    </MethodSection>
  );
}
