const NAMES: Readonly<Record<string, string>> = {
  r1: '1-day return',
  r3: '3-day return',
  r7: '7-day return',
  r14: '14-day return',
  r21: '21-day return',
  r30: '30-day return',
  r60: '60-day return',
  high28: 'nearness to 28-day high',
  sd30: '30-day volatility',
  semi20: '20-day downside deviation',
  max7: 'largest day of 7',
  max30: 'largest day of 30',
  amihud20: 'liquidity (20-day Amihud)',
  adv28: '28-day volume',
  cap: 'market cap',
  volumeTrend: 'volume, 7 d over 30 d',
  smaRatio: '20-day over 50-day mean',
  beta60: 'beta to Bitcoin, 60 d',
  residualSd60: 'own volatility beyond Bitcoin, 60 d',
  narrativeR7: 'narrative, 7-day return',
  narrativeBreadth: 'narrative breadth',
  relativeR7: '7-day return beyond its narrative',
  r1xAmihud: '1-day return × liquidity',
  r7xVolume: '7-day return × volume trend',
};

/** A reader's name for an input of the learned model; one this page does not know keeps its own. */
export const featureName = (feature: string): string => NAMES[feature] ?? feature;
