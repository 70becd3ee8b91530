import type { NarrativeRow } from '../../../../shared/contracts/narratives.ts';
import { SIGNALS, STATES, type TokenFilter } from '../../data/tokenFilter.ts';
import { Select } from '../common/Select.tsx';

const STATE_NAMES: Readonly<Record<TokenFilter['state'], string>> = {
  all: 'any',
  tradable: 'tradable',
  thin: 'too thin to trade',
  excluded: 'left out of indices',
  refused: 'price not accepted',
};

type Setters = { readonly [Name in keyof TokenFilter]: (value: TokenFilter[Name]) => void };

/** What is shown of the tokens, and how many that is. */
export function TokenFilters(props: {
  filter: TokenFilter;
  set: Setters;
  narratives: readonly NarrativeRow[];
  count: number;
  total: number;
}) {
  const { filter, set, narratives, count, total } = props;
  const byName = [...narratives].sort((a, b) => (a.name < b.name ? -1 : 1));
  const filtered = filter.text !== '' || filter.narrative !== '' || filter.signal !== 'all' || filter.state !== 'all';
  return (
    <div class="filters">
      <label class="field">
        <span>Name</span>
        <input
          type="text"
          placeholder="Ticker or name"
          value={filter.text}
          onInput={(event) => set.text(event.currentTarget.value)}
        />
      </label>
      <Select
        label="Narrative"
        value={filter.narrative}
        choices={[['', 'any'], ...byName.map(({ id, name }) => [id, name] as const)]}
        onChange={set.narrative}
      />
      <Select
        label="Signal"
        value={filter.signal}
        choices={SIGNALS.map((signal) => [signal, signal === 'all' ? 'any' : signal] as const)}
        onChange={set.signal}
      />
      <Select
        label="State"
        value={filter.state}
        choices={STATES.map((state) => [state, STATE_NAMES[state]] as const)}
        onChange={set.state}
      />
      <p class="filter-count" role="status">
        {filtered ? `${count} of ${total}` : `${total} tokens`}
        {filtered && (
          <button
            type="button"
            class="button"
            onClick={() => {
              set.text('');
              set.narrative('');
              set.signal('all');
              set.state('all');
            }}
          >
            Show all
          </button>
        )}
      </p>
    </div>
  );
}
