import { useEffect, useState } from 'preact/hooks';
import { onQueryChange, readQuery, writeQuery } from './query.ts';

/** One value of the address and how to set it; '' stands for "absent". Follows Back and Forward. */
export function useQuery(name: string, how: 'push' | 'replace' = 'push'): [string, (value: string) => void] {
  const [value, setValue] = useState(() => readQuery(name) ?? '');
  useEffect(() => onQueryChange(() => setValue(readQuery(name) ?? '')), [name]);
  return [value, (next) => writeQuery({ [name]: next === '' ? null : next }, how)];
}

/** A choice among a few: anything else in the address counts as the fallback, and the fallback stands nowhere. */
export function useChoice<Choice extends string>(
  name: string,
  allowed: readonly Choice[],
  fallback: Choice,
): [Choice, (value: Choice) => void] {
  const [text, setText] = useQuery(name);
  const choice = allowed.find((one) => one === text) ?? fallback;
  return [choice, (next) => setText(next === fallback ? '' : next)];
}
