import { useEffect, useRef, useState } from 'preact/hooks';
import type { SearchEntry } from './entry.ts';
import { loadEntries } from './loadEntries.ts';
import { matches } from './matches.ts';
import { SearchList } from './SearchList.tsx';

const SHOWN = 8;

/**
 * Search over narratives, tokens and pages: the combobox pattern of the ARIA practices (the list follows the input, the
 * focus stays in it). `/` comes here from anywhere on the page, Escape leaves.
 */
export function Search() {
  const input = useRef<HTMLInputElement>(null);
  const [entries, setEntries] = useState<readonly SearchEntry[]>([]);
  const [failed, setFailed] = useState(false);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = matches(entries, query, SHOWN);
  const shown = open && query.trim() !== '';

  const load = () => {
    loadEntries().then(
      (loaded) => {
        setEntries(loaded);
        setFailed(false);
      },
      () => setFailed(true),
    );
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    const chosen = found[active];
    if (event.key === 'Escape') {
      if (shown) setOpen(false);
      else input.current?.blur();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (found.length > 0) setActive(shown ? (active + step + found.length) % found.length : 0);
    } else if (event.key === 'Enter' && shown && chosen !== undefined) {
      location.assign(chosen.href);
    }
  }

  return (
    <div class="search-box">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search narratives and tokens"
        aria-expanded={shown}
        aria-controls="search-list"
        aria-autocomplete="list"
        {...(shown && found.length > 0 && { 'aria-activedescendant': `search-${active}` })}
        placeholder="Search"
        autocomplete="off"
        spellcheck={false}
        value={query}
        onFocus={load}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
      />
      <span class="search-key" aria-hidden="true">
        /
      </span>
      {shown && <SearchList {...{ found, active, query, failed, ready: entries.length > 0 }} />}
    </div>
  );
}
