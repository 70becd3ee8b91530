/** A choice among many, with its name beside it. */
export function Select<Choice extends string>(props: {
  label: string;
  choices: readonly (readonly [Choice, string])[];
  value: Choice;
  onChange: (value: Choice) => void;
}) {
  const { label, choices, value, onChange } = props;
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as Choice)}>
        {choices.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
