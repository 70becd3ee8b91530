import { useState } from 'preact/hooks';
import { useQuery } from '../../data/useQuery.ts';
import { Panel } from '../common/Panel.tsx';
import { Select } from '../common/Select.tsx';
import { Answer } from './Answer.tsx';
import { ParameterField } from './ParameterField.tsx';
import { exampleValues, targetOf, type Values } from './requestTarget.ts';
import type { RouteFacts } from './routeFacts.ts';
import { type Tried, tryRequest } from './tryRequest.ts';

/** A request made up from the table's parameters, sent from here, and its answer shown. The route stands in the address. */
export function TryIt({ routes }: { routes: readonly RouteFacts[] }) {
  const [name, setName] = useQuery('try');
  const route = routes.find((one) => one.name === name) ?? (routes[0] as RouteFacts);
  return (
    <Panel id="try" title="Try it" note="Asks the host you are on, from your browser.">
      <Select
        label="Route"
        choices={routes.map((one) => [one.name, `${one.path}: ${one.summary}`] as const)}
        value={route.name}
        onChange={(next) => setName(next === routes[0]?.name ? '' : next)}
      />
      <Request key={route.name} route={route} />
    </Panel>
  );
}

function Request({ route }: { route: RouteFacts }) {
  const [values, setValues] = useState<Values>(() => exampleValues(route));
  const [tried, setTried] = useState<Tried | 'asking' | undefined>(undefined);
  const target = targetOf(route, values);
  const fields = [...(route.segment === null ? [] : [route.segment]), ...route.parameters];
  async function ask() {
    setTried('asking');
    setTried(await tryRequest(target));
  }
  return (
    <form
      class="request"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      {fields.length > 0 && (
        <div class="request-fields">
          {fields.map((parameter) => (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              value={values[parameter.name] ?? ''}
              onChange={(value) => setValues({ ...values, [parameter.name]: value })}
            />
          ))}
        </div>
      )}
      <p class="table-actions">
        <button type="submit" class="button primary" disabled={tried === 'asking'}>
          Send
        </button>
        <code class="target">GET {target}</code>
      </p>
      <Answer tried={tried} target={target} />
    </form>
  );
}
