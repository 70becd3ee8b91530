import { flatParameters } from './flatParameters.ts';

/** The parameters of a section, read from the object the engine runs with. */
export function ParameterTable({ of, section }: { of: Readonly<Record<string, unknown>>; section: string }) {
  const rows = flatParameters(of);
  return (
    <details class="more parameters">
      <summary>
        {rows.length} parameters of “{section}”, as the engine has them
      </summary>
      <table>
        <caption class="sr">Parameters: {section}</caption>
        <thead>
          <tr>
            <th scope="col">Parameter</th>
            <th scope="col" class="number">
              Value
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, value }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td class="number">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
