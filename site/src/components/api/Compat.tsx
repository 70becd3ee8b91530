import { COMPAT_ROUTES } from '../../../../shared/api/compatRoutes.ts';
import { Panel } from '../common/Panel.tsx';
import { ScrollBox } from '../common/ScrollBox.tsx';

/** The compatibility view: which routes programs written for another service's client find here, and what is null in them. */
export function Compat({ origin }: { origin: string }) {
  return (
    <Panel
      id="v2"
      title="Programs written for Token Metrics' SDKs"
      note="They run here when the client's static BASE_URL points to this host: the same envelope, names and percentages. Token ids are words."
    >
      <ScrollBox label="The one line to change, scrolls sideways">
        <pre>
          <code>TokenMetricsClient.BASE_URL = '{origin}/v2';</code>
        </pre>
      </ScrollBox>
      <ScrollBox label="Routes of the compatibility view, scrolls sideways">
        <table class="parameters-of">
          <thead>
            <tr>
              <th scope="col">Route</th>
              <th scope="col">Gives</th>
              <th scope="col">Parameters</th>
              <th scope="col">Always null: nothing published means that</th>
            </tr>
          </thead>
          <tbody>
            {COMPAT_ROUTES.map(({ path, summary, parameters, nulls }) => (
              <tr key={path}>
                <th scope="row">
                  <code>{path}</code>
                </th>
                <td>{summary}</td>
                <td>{parameters.map(({ name }) => name).join(', ')}</td>
                <td>{nulls.length === 0 ? 'none' : nulls.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
}
