/** A choice among a few, side by side: radio buttons that look like one control. */
export function Switch<Choice extends string>(props: {
  /** For screen readers: what is chosen. */
  legend: string;
  name: string;
  choices: readonly (readonly [Choice, string])[];
  value: Choice;
  onChange: (value: Choice) => void;
}) {
  const { legend, name, choices, value, onChange } = props;
  return (
    <fieldset class="switch">
      <legend class="sr">{legend}</legend>
      {choices.map(([id, label]) => (
        <label key={id}>
          <input type="radio" name={name} value={id} checked={value === id} onChange={() => onChange(id)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
