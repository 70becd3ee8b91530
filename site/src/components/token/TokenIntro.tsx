import type { TokenFacts } from '../../data/registryFacts.ts';
import { dateInWords } from '../../format/utc.ts';
import { NarrativeLink } from '../common/NarrativeLink.tsx';

/** What the registry alone says of a token: readable before, and without, any price. */
export function TokenIntro({ facts }: { facts: TokenFacts }) {
  const present = facts.narratives.filter(({ to }) => to === null);
  return (
    <div class="intro">
      <p>
        {present.length > 0 ? (
          <>
            Member of{' '}
            {present.map(({ narrative, name }, place) => (
              <span key={narrative}>
                {place > 0 && ', '}
                <NarrativeLink id={narrative} name={name} />
              </span>
            ))}
            .
          </>
        ) : facts.benchmark ? (
          'A benchmark: everything is measured against it; it is no member of a narrative.'
        ) : (
          'No longer a member of any narrative.'
        )}
      </p>
      {facts.events.map(({ date, reason }) => (
        <p key={`${date} ${reason}`}>
          {dateInWords(date)}: {reason}
        </p>
      ))}
    </div>
  );
}
