import type { Snapshot } from '../../data/snapshot.ts';
import { filterTokens, SIGNALS, STATES, type TokenFilter } from '../../data/tokenFilter.ts';
import { useChoice, useQuery } from '../../data/useQuery.ts';
import { PageHead } from '../common/PageHead.tsx';
import { TokenLink } from '../common/TokenLink.tsx';
import { TokenFilters } from './TokenFilters.tsx';
import { TokensTable } from './TokensTable.tsx';
import type { TokensFacts } from './tokensView.tsx';

/** Every token: price, returns, grade and signal; filter, sorting and yardstick stand in the address. */
export function TokensPage({ snapshot }: { snapshot: Snapshot }) {
  const tokens = snapshot.tokens.tokens;
  const [text, setText] = useQuery('q', 'replace');
  const [narrative, setNarrative] = useQuery('narrative');
  const [signal, setSignal] = useChoice('signal', SIGNALS, 'all');
  const [state, setState] = useChoice('state', STATES, 'all');
  const known = snapshot.narratives.narratives.some(({ id }) => id === narrative);
  const filter: TokenFilter = { text, narrative: known ? narrative : '', signal, state };
  const shown = filterTokens(tokens, filter);
  const graded = tokens.filter(({ grade }) => grade !== null).length;
  return (
    <>
      <PageHead title="Tokens">
        <p class="intro">
          {tokens.length} tokens, {graded} with a grade. Grades compare tokens with each other at one close: in a
          falling market somebody still scores high.
        </p>
      </PageHead>
      <section class="panel" aria-label="Tokens">
        <TokenFilters
          filter={filter}
          narratives={snapshot.narratives.narratives}
          count={shown.length}
          total={tokens.length}
          set={{ text: setText, narrative: setNarrative, signal: setSignal, state: setState }}
        />
        <TokensTable tokens={shown} all={tokens} narratives={snapshot.narratives.narratives} />
      </section>
    </>
  );
}

export function TokensIntro({ facts }: { facts: TokensFacts }) {
  return (
    <div class="intro">
      <p>
        Price, returns, liquidity, Trader Grade and signal of every token in a narrative. All tokens ever registered:
      </p>
      <p class="tickers">
        {facts.tokens.map(({ id, symbol }) => (
          <TokenLink key={id} id={id} symbol={symbol} />
        ))}
      </p>
    </div>
  );
}
