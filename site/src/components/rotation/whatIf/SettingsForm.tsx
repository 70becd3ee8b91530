import {
  DEFAULT_SETTINGS,
  SETTING_BOUNDS,
  type WhatIfNumber,
  type WhatIfSettings,
} from '../../../../../shared/whatif/settings.ts';

interface Field {
  readonly name: WhatIfNumber;
  readonly label: string;
  /** What a unit of the input is of the setting's: 0.01 = the input is in percent. */
  readonly unit: number;
  readonly after: string;
}

const GROUPS: readonly (readonly [string, readonly Field[]])[] = [
  [
    'Look-backs of the score',
    [
      { name: 'shortBars', label: 'Short', unit: 1, after: ' d' },
      { name: 'middleBars', label: 'Middle', unit: 1, after: ' d' },
      { name: 'longBars', label: 'Long', unit: 1, after: ' d' },
    ],
  ],
  [
    'How much is held',
    [
      { name: 'narratives', label: 'Narratives a tranche', unit: 1, after: '' },
      { name: 'tokensPerNarrative', label: 'Tokens a narrative', unit: 1, after: '' },
      { name: 'tokenLimit', label: 'Cap of a token', unit: 0.01, after: '%' },
      { name: 'narrativeLimit', label: 'Cap of a narrative', unit: 0.01, after: '%' },
    ],
  ],
  ['Costs', [{ name: 'costMultiplier', label: 'Costs, times', unit: 1, after: '×' }]],
];

const shown = (value: number, unit: number): number => Number((value / unit).toPrecision(6));

/** One input for each setting, with its bounds and what the rules have; what is wrong stands beside it. */
export function SettingsForm(props: {
  settings: WhatIfSettings;
  problems: Readonly<Partial<Record<WhatIfNumber, string>>>;
  onChange: (settings: WhatIfSettings) => void;
}) {
  const { settings, problems, onChange } = props;
  return (
    <>
      {GROUPS.map(([title, fields]) => (
        <fieldset key={title} class="settings">
          <legend>{title}</legend>
          {fields.map(({ name, label, unit, after }) => {
            const { min, max, step } = SETTING_BOUNDS[name];
            const problem = problems[name];
            const rule = shown(DEFAULT_SETTINGS[name], unit);
            return (
              <label key={name} class={settings[name] === DEFAULT_SETTINGS[name] ? 'setting' : 'setting changed'}>
                <span>{label}</span>
                <input
                  type="number"
                  name={name}
                  min={shown(min, unit)}
                  max={shown(max, unit)}
                  step={shown(step, unit)}
                  value={Number.isNaN(settings[name]) ? '' : shown(settings[name], unit)}
                  aria-invalid={problem !== undefined}
                  onInput={({ currentTarget }) =>
                    onChange({ ...settings, [name]: Number((currentTarget.valueAsNumber * unit).toPrecision(6)) })
                  }
                />
                <span class="fine">
                  {problem === undefined ? (
                    `rules: ${rule}${after}`
                  ) : (
                    <strong class="wrong">{inUnits(problem, unit)}</strong>
                  )}
                </span>
              </label>
            );
          })}
        </fieldset>
      ))}
      <label class="check">
        <input
          type="checkbox"
          checked={settings.regimeRule}
          onChange={({ currentTarget }) => onChange({ ...settings, regimeRule: currentTarget.checked })}
        />
        Regime rule: to cash when the market falls
      </label>
    </>
  );
}

/** "from 0.05 to 0.5" in the unit of the input. */
const inUnits = (problem: string, unit: number): string =>
  unit === 1 ? problem : problem.replace(/[\d.]+/g, (number) => String(shown(Number(number), unit)));
