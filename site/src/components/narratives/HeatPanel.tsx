import { useMemo, useState } from 'preact/hooks';
import type { HeatHistory } from '../../../../shared/contracts/history.ts';
import { HeatStrip } from '../../charts/heatStrip/HeatStrip.tsx';
import { asHeatHistory } from '../../data/historyBodies.ts';
import { useEndpoint } from '../../data/useEndpoint.ts';
import { CopyButton } from '../common/CopyButton.tsx';
import { Panel } from '../common/Panel.tsx';
import { ScrollBox } from '../common/ScrollBox.tsx';
import { WhenLoaded } from '../common/WhenLoaded.tsx';

const WEEK = 7;

/** Heat of all narratives over the last ninety closes. */
export function HeatPanel({ closeDate }: { closeDate: string }) {
  const history = useEndpoint('/v1/heat', closeDate, asHeatHistory);
  return (
    <Panel
      id="heat"
      title="Heat over 90 closes"
      note="Breadth, attention, acceleration, cohesion and shared gain of each narrative against its own past, 0 to 100. The warmest now stands on top."
    >
      <WhenLoaded of={history} what="the heat of the past closes" room="room-chart">
        {(data) => <Drawn history={data} />}
      </WhenLoaded>
    </Panel>
  );
}

function Drawn({ history }: { history: HeatHistory }) {
  const rows = useMemo(
    () => [...history.narratives].sort((a, b) => (b.heat.at(-1) ?? -1) - (a.heat.at(-1) ?? -1)),
    [history],
  );
  if (history.times.length === 0 || rows.length === 0) {
    return <p class="empty">No close has a heat yet: it starts after sixty closes.</p>;
  }
  return (
    <>
      <HeatStrip times={history.times} rows={rows} />
      <HeatTable times={history.times} rows={rows} />
    </>
  );
}

/** The same by weeks, newest first; every close can be copied. */
function HeatTable({ times, rows }: { times: HeatHistory['times']; rows: HeatHistory['narratives'] }) {
  const [open, setOpen] = useState(false);
  const weekly = times.map((_, place) => place).filter((place) => (times.length - 1 - place) % WEEK === 0);
  const text = () =>
    [
      ['narrative', ...times].join('\t'),
      ...rows.map(({ name, heat }) => [name, ...heat.map((value) => value ?? '')].join('\t')),
    ].join('\n');
  return (
    <details class="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The heat as a table, by week</summary>
      {open && (
        <>
          <p class="table-actions">
            <CopyButton text={text}>Copy all {times.length} closes</CopyButton>
          </p>
          <ScrollBox label="Heat by week, scrolls sideways">
            <table>
              <caption class="sr">Heat of each narrative, 0 to 100, at the close of each week</caption>
              <thead>
                <tr>
                  <th scope="col">Narrative</th>
                  {weekly.toReversed().map((place) => (
                    <th key={place} scope="col" class="number">
                      {times[place]?.slice(5)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ id, name, heat }) => (
                  <tr key={id}>
                    <th scope="row">{name}</th>
                    {weekly.toReversed().map((place) => (
                      <td key={place} class="number">
                        {heat[place]?.toFixed(0) ?? '–'}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </>
      )}
    </details>
  );
}
