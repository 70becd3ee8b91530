import { Swatch } from '../../charts/timeSeries/Swatch.tsx';
import { useQuery } from '../../data/useQuery.ts';
import { colorOf } from './benchmarkColors.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What stands beside the rotation until the reader chooses: Bitcoin held, and Bitcoin by a one-line rule. */
const AT_FIRST = ['bitcoin', 'timed'];

/** Ids of the benchmarks shown, in their own order, kept in the address (`?with=bitcoin,timed`; `none` = none). */
export function useBenchmarks(of: readonly Named[]): [readonly string[], (id: string) => void] {
  const [text, setText] = useQuery('with');
  const wanted = text === '' ? AT_FIRST : text.split(',');
  const shown = of.map(({ id }) => id).filter((id) => wanted.includes(id));
  function toggle(id: string) {
    const next = of.map((one) => one.id).filter((one) => (one === id ? !shown.includes(one) : shown.includes(one)));
    const isFirst =
      next.join() ===
      of
        .map((one) => one.id)
        .filter((one) => AT_FIRST.includes(one))
        .join();
    setText(isFirst ? '' : next.join(',') || 'none');
  }
  return [shown, toggle];
}

/** Which benchmarks the charts show. */
export function BenchmarkChoice(props: {
  of: readonly Named[];
  shown: readonly string[];
  onToggle: (id: string) => void;
}) {
  const { of, shown, onToggle } = props;
  return (
    <fieldset class="choices">
      <legend>Beside the rotation</legend>
      {of.map((one) => (
        <label key={one.id}>
          <input type="checkbox" checked={shown.includes(one.id)} onChange={() => onToggle(one.id)} />
          <Swatch series={{ name: one.name, short: '', color: colorOf(one.id), values: [] }} filled={false} />
          {one.name}
        </label>
      ))}
    </fieldset>
  );
}
