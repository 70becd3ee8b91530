import { useEffect, useMemo, useState } from 'preact/hooks';
import { PARAMETERS } from '../../../../../shared/engine/parameters.ts';
import { tradeList } from '../../../../../shared/rotation/tradeList.ts';
import { readLocal, writeLocal } from '../../../data/localText.ts';
import type { Snapshot } from '../../../data/snapshot.ts';
import { instantInWords } from '../../../format/utc.ts';
import { Panel } from '../../common/Panel.tsx';
import { HoldingsInput } from './HoldingsInput.tsx';
import { HoldingsProblems } from './HoldingsProblems.tsx';
import { MinimumOrder } from './MinimumOrder.tsx';
import { readHoldings } from './readHoldings.ts';
import { TradeTable } from './TradeTable.tsx';
import { tokenMarkets } from './tokenMarkets.ts';

const KEPT = 'holdings';
const AT_FIRST_USD = 10;

/** The reader's own portfolio and the trades that lead from it to the target. Nothing of it leaves the browser. */
export function Holdings({ snapshot }: { snapshot: Snapshot }) {
  const [text, setText] = useState('');
  const [minimum, setMinimum] = useState(AT_FIRST_USD);
  const [kept, setKept] = useState(true);
  useEffect(() => setText(readLocal(KEPT) ?? ''), []);
  function change(next: string) {
    setText(next);
    setKept(writeLocal(KEPT, next));
  }
  const { tokens } = snapshot.tokens;
  const read = useMemo(() => readHoldings(text, tokens), [text, tokens]);
  const list = useMemo(() => {
    const target = Object.fromEntries(snapshot.rotation.target.holdings.map(({ token, weight }) => [token, weight]));
    return tradeList(read.portfolio, target, tokenMarkets(tokens, PARAMETERS), minimum, PARAMETERS);
  }, [read, snapshot, minimum]);
  return (
    <Panel
      id="holdings"
      title="Your holdings"
      aside={<span class="tag record">Stays in this browser</span>}
      note={
        <>
          The trades from what you hold to the rotation's target, at the prices of {instantInWords(snapshot.as_of)}.
          Computed here by the same code as the record; nothing is sent anywhere.
        </>
      }
    >
      <div class="columns holdings">
        <div class="stack">
          <HoldingsInput text={text} onChange={change} />
          {!kept && (
            <p class="fine">Your browser keeps nothing for this page: what you type lasts until you leave it.</p>
          )}
          <HoldingsProblems read={read} tokens={tokens} />
          <MinimumOrder value={minimum} onChange={setMinimum} />
        </div>
        <div class="stack" aria-live="polite">
          {read.lines.length === 0 ? (
            <p class="room room-list">
              {text.trim() === ''
                ? 'Write, paste or drop what you hold, and the trades stand here.'
                : 'No line counts yet: see what is wrong with each beside.'}
            </p>
          ) : (
            <TradeTable list={list} tokens={tokens} />
          )}
        </div>
      </div>
    </Panel>
  );
}
