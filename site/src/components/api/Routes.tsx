import { useChoice } from '../../data/useQuery.ts';
import { CopyButton } from '../common/CopyButton.tsx';
import { Panel } from '../common/Panel.tsx';
import { ScrollBox } from '../common/ScrollBox.tsx';
import { Switch } from '../common/Switch.tsx';
import { exampleOf, LANGUAGES, type Language } from './examples.ts';
import type { ParameterFacts, RouteFacts } from './routeFacts.ts';
import { WithCode } from './WithCode.tsx';

/** The reference: one section a route. The language of the examples stands in the address. */
export function Routes({ routes, origin }: { routes: readonly RouteFacts[]; origin: string }) {
  const [language, setLanguage] = useChoice<Language>('language', LANGUAGES, 'curl');
  return (
    <Panel
      id="routes"
      title="Routes"
      aside={
        <Switch
          legend="Language of the examples"
          name="language"
          choices={LANGUAGES.map((one) => [one, one] as const)}
          value={language}
          onChange={setLanguage}
        />
      }
    >
      {routes.map((route) => (
        <Route key={route.name} {...{ route, language, origin }} />
      ))}
    </Panel>
  );
}

function Route({ route, language, origin }: { route: RouteFacts; language: Language; origin: string }) {
  const { name, path, summary, description, segment, parameters, contract, csv, cache, mediaType } = route;
  const example = exampleOf(route, language, origin);
  const all = [...(segment === null ? [] : [segment]), ...parameters];
  return (
    <section id={`route-${name}`} class="route" aria-labelledby={`route-${name}-title`}>
      <h3 id={`route-${name}-title`}>
        <span class="method">GET</span> <code>{path}</code>
      </h3>
      <p>
        <WithCode text={summary} />.
      </p>
      <p class="fine">
        <WithCode text={description} /> {mediaType}
        {contract !== null && `, schema ${contract}`}
        {csv && ', also as CSV'}; {cache}.
      </p>
      {all.length > 0 && <Parameters of={all} path={path} segment={segment?.name} />}
      <div class="example">
        <ScrollBox label={`${path} with ${language}, scrolls sideways`}>
          <pre>
            <code>{example}</code>
          </pre>
        </ScrollBox>
        <CopyButton text={() => example}>Copy</CopyButton>
      </div>
    </section>
  );
}

function Parameters(props: { of: readonly ParameterFacts[]; path: string; segment: string | undefined }) {
  const { of, path, segment } = props;
  return (
    <ScrollBox label={`Parameters of ${path}, scrolls sideways`}>
      <table class="parameters-of">
        <thead>
          <tr>
            <th scope="col">Parameter</th>
            <th scope="col">Means</th>
            <th scope="col">May be</th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ name, description, allowed, choices, example }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
                {name === segment && <span class="under">in the path</span>}
              </th>
              <td>
                <WithCode text={description} />
              </td>
              <td>
                {choices === null ? <WithCode text={allowed} /> : <Choices of={choices} />}, e.g. <code>{example}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** A name is broken over lines between words only, never at its minus sign. */
function Choices({ of }: { of: readonly string[] }) {
  return (
    <>
      {of.map((choice, place) => (
        <span key={choice}>
          {place > 0 && ', '}
          <code class="choice">{choice}</code>
        </span>
      ))}
    </>
  );
}
