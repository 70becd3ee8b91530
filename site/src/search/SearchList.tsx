import type { SearchEntry } from './entry.ts';

const KIND = { token: 'Token', narrative: 'Narrative', page: 'Page' } as const;

/** What a search found, or why it found nothing. A press of the pointer must not take the focus from the input. */
export function SearchList(props: {
  found: readonly SearchEntry[];
  active: number;
  query: string;
  failed: boolean;
  ready: boolean;
}) {
  const { found, active, query, failed, ready } = props;
  return (
    <div class="search-popup">
      <div id="search-list" role="listbox" aria-label="Found">
        {found.map((entry, place) => (
          <a
            key={entry.href}
            id={`search-${place}`}
            role="option"
            aria-selected={place === active}
            tabIndex={-1}
            href={entry.href}
            onMouseDown={(event) => event.preventDefault()}
          >
            <span class="search-name">
              {entry.symbol !== '' && <span class="symbol">{entry.symbol}</span>} {entry.name}
            </span>
            <span class="search-kind">{entry.ended ? 'Ended token' : KIND[entry.kind]}</span>
          </a>
        ))}
      </div>
      {found.length === 0 && (
        <p class="search-none" role="status">
          {failed
            ? 'The index cannot be loaded: check your connection and type again.'
            : ready
              ? `Nothing here is called “${query.trim()}”.`
              : 'Loading the index…'}
        </p>
      )}
    </div>
  );
}
