import { useId } from 'preact/hooks';
import { Select } from '../common/Select.tsx';
import type { ParameterFacts } from './routeFacts.ts';

/** An input for one parameter: a choice where it has few values, else a text. */
export function ParameterField(props: { parameter: ParameterFacts; value: string; onChange: (value: string) => void }) {
  const { parameter, value, onChange } = props;
  const { name, example, choices } = parameter;
  const id = useId();
  if (choices !== null) {
    const offered = [['', 'not given'] as const, ...choices.map((choice) => [choice, choice] as const)];
    return <Select label={name} choices={offered} value={value} onChange={onChange} />;
  }
  return (
    <div class="field">
      <label for={id}>{name}</label>
      <input
        id={id}
        type="text"
        value={value}
        placeholder={`e.g. ${example}`}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => onChange(event.currentTarget.value.trim())}
      />
    </div>
  );
}
