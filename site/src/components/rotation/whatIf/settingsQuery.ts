import {
  DEFAULT_SETTINGS,
  SETTING_BOUNDS,
  settingProblems,
  type WhatIfNumber,
  type WhatIfSettings,
} from '../../../../../shared/whatif/settings.ts';

const NUMBERS = Object.keys(SETTING_BOUNDS) as WhatIfNumber[];

/** Settings as one value of the address: what differs from the rules, `narratives:5,regimeRule:off`; '' = nothing does. */
export function settingsText(settings: WhatIfSettings): string {
  const changed = NUMBERS.filter((name) => settings[name] !== DEFAULT_SETTINGS[name]);
  const parts = changed.map((name) => `${name}:${settings[name]}`);
  return [...parts, ...(settings.regimeRule ? [] : ['regimeRule:off'])].join(',');
}

/** The settings an address asks for; what it does not know or may not ask for stays as the rules have it. */
export function settingsOf(text: string): WhatIfSettings {
  const asked = new Map(text.split(',').map((part) => part.split(':') as [string, string | undefined]));
  const numbers = NUMBERS.flatMap((name) => {
    const value = Number(asked.get(name) ?? Number.NaN);
    return Number.isNaN(value) ? [] : [[name, value] as const];
  });
  const settings = {
    ...DEFAULT_SETTINGS,
    ...Object.fromEntries(numbers),
    regimeRule: asked.get('regimeRule') !== 'off',
  };
  return Object.keys(settingProblems(settings)).length === 0 ? settings : DEFAULT_SETTINGS;
}
