import type { NarrativeRow } from '../../../../shared/contracts/narratives.ts';
import { Treemap } from '../../charts/Treemap.tsx';
import { amountUsd } from '../../format/usd.ts';
import { Missing } from '../common/Missing.tsx';
import { NarrativeLink } from '../common/NarrativeLink.tsx';
import { Panel } from '../common/Panel.tsx';
import { Return } from '../common/Return.tsx';

/** The narratives as a map: area is market cap, colour the 7-day return; the same as a table for readers and copying. */
export function NarrativeMap({ narratives }: { narratives: readonly NarrativeRow[] }) {
  const rows = [...narratives].sort((a, b) => (b.cap_usd ?? -1) - (a.cap_usd ?? -1));
  const unknown = rows.filter((row) => row.cap_usd === null || row.cap_usd <= 0);
  return (
    <Panel
      id="map"
      title="Map by market cap"
      note="Area: market cap of the members (a token in two narratives counts in both). Colour: 7-day return."
    >
      {unknown.length === rows.length ? (
        <p class="empty">Nothing to draw yet: the supplies of the members are observed from the first close on.</p>
      ) : (
        <Treemap narratives={narratives} />
      )}
      {unknown.length > 0 && unknown.length < rows.length && (
        <p class="fine">Not on the map, market cap unknown: {unknown.map((row) => row.name).join(', ')}.</p>
      )}
      <details class="more">
        <summary>The map as a table</summary>
        <table>
          <caption class="sr">Market cap and 7-day return of each narrative</caption>
          <thead>
            <tr>
              <th scope="col">Narrative</th>
              <th scope="col" class="number">
                Cap
              </th>
              <th scope="col" class="number">
                7 d
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <NarrativeLink id={row.id} name={row.name} />
                </th>
                <td class="number">
                  {row.cap_usd === null ? (
                    <Missing why="supplies of its members not observed yet" />
                  ) : (
                    amountUsd(row.cap_usd)
                  )}
                </td>
                <td class="number">
                  <Return value={row.roi.absolute.d7} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Panel>
  );
}
