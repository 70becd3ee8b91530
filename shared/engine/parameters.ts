/**
 * Every number the methodology uses, in one typed, versioned object. Nothing in `shared/` repeats one of these as a
 * literal. Units are in the names: fractions unless `Pct`, US dollars unless said, bars are daily closes.
 */
export const PARAMETERS = {
  methodologyVersion: '1.0.0',
  coverage: { minLiveShare: 0.9, liveWithinBars: 8, maxWaitBars: 2, skippedKept: 30 },
  volume: { bars: 30, minBars: 20, venueTrust: 1, aggregateTrust: 0.5, advCapShare: 0.5 },
  supply: { staleAfterDays: 45 },
  eligibility: {
    minPricedBars: 30,
    enter: { volumeUsd: 1_000_000, capUsd: 25_000_000 },
    stay: { volumeUsd: 800_000, capUsd: 20_000_000 },
    tradable: { capUsd: 100_000_000, advUsd: 2_000_000 },
    pegged: { bars: 30, annualVol: 0.05 },
  },
  index: {
    base: 1000,
    advMultiple: 50,
    firstRanks: 12,
    incumbentRank: 18,
    size: 15,
    weightLimit: 0.25,
    tradableEnter: 5,
    tradableStay: 4,
    maxStaleWeight: 0.2,
    carriedBars: 1,
    frozenBars: 3,
    haircut: 0.5,
    levelsKept: 65,
    /** Closes whose gains by constituent are kept: the longest window contributions can be told for. */
    contributionBars: 7,
    /** A gap is next to a registered event when the last price lies within this many days of the event's date. */
    eventWindowDays: 30,
    /** A constituent counts in breadth when it closes above its mean of this many bars. */
    breadthBars: 20,
  },
  quality: {
    maxRise: 3,
    maxFall: 0.9,
    confirmVolumeRatio: 5,
    confirmReadings: 24,
    maxSourceGap: 0.03,
    staleQuoteHours: 3,
    closeWindowMinutes: 10,
  },
  features: {
    minUniverse: 25,
    excluded: ['bitcoin', 'ethereum'],
    market: 'bitcoin',
    /** A window of returns, closes or volumes counts when at least this share of it is present. */
    minWindowShare: 0.8,
    /** Window lengths by feature name. */
    bars: {
      r1: 1,
      r3: 3,
      r7: 7,
      r14: 14,
      r21: 21,
      r30: 30,
      r60: 60,
      high28: 28,
      sd30: 30,
      semi20: 20,
      max7: 7,
      max30: 30,
      amihud20: 20,
      adv28: 28,
      volumeTrend: { short: 7, long: 30 },
      smaRatio: { short: 20, long: 50 },
      beta60: 60,
      narrativeR7: 7,
    },
  },
  grade: {
    minBars: 30,
    weights: { momentum: 0.2, volatility: 0.2, liquidity: 0.1, model: 0.5 },
    momentum: { r7: 0.15, r14: 0.2, r21: 0.15, high28: 0.5 },
    volatility: { sd30: -0.4, max30: -0.3, semi20: -0.3 },
    liquidity: { amihud20: 0.6, adv28: 0.4 },
    scaleDates: 90,
    scaleMinDates: 30,
    scaleFloor: 1e-12,
    halfLifeHours: 48,
    maxGapBars: 3,
    contributionFloor: 1e-9,
    bands: [80, 60, 40, 20],
    bandHysteresis: 3,
  },
  signal: {
    ruleStep: 0.1,
    bullish: { enter: 0.55, leave: 0.5 },
    bearish: { enter: 0.45, leave: 0.5 },
    closesToEnter: 2,
    /** A narrative's sixth sign: breadth above or below this. */
    breadthMiddle: 0.5,
    /** Priced closes a signal needs before it starts. */
    minCloses: 29,
    bars: { r7: 7, r14: 14, sma20: 20, sma7: 7, sma28: 28, high28: 28, sd20: 20, horizon: 7 },
  },
  rotation: {
    tranches: 7,
    /** Yardstick of the narratives' excess returns, regime test and fallback holding. */
    benchmark: 'bitcoin',
    scoreWeights: { x7: 0.35, x14: 0.35, x30: 0.3 },
    bars: { x7: 7, x14: 14, x30: 30, r14: 14, levelMean: 20, benchmarkMean: 50, tokenMean: 20, tokenVol: 20 },
    volBars: 30,
    /** Daily sd at or below which an index counts as flat against the benchmark: rounding, not movement. */
    volFloor: 1e-12,
    keepRank: 5,
    enterRank: 3,
    slots: 3,
    tokensPerNarrative: 4,
    gradeStay: 45,
    gradeEnter: 50,
    tokenLimit: 0.15,
    narrativeLimit: 0.35,
    exposure: [0, 0.6, 1],
    breadthShare: 0.4,
    scale: { annualVol: 0.6, halfLifeBars: 20, bars: 120 },
    band: { nav: 0.005, target: 0.2, tolerance: 1e-12 },
    maxAdvShare: 0.01,
    aumUsd: 1_000_000,
  },
  costs: {
    feeBps: 10,
    halfSpreadBps: { large: 5, mid: 15, small: 40 },
    largeCapUsd: 1_000_000_000,
    midCapUsd: 100_000_000,
    impact: 1,
    volBars: 20,
  },
  model: {
    refitDays: 7,
    windowDays: 730,
    minDates: 240,
    minCloses: 61,
    /** A refit at close r learns from closes up to r - embargoDays. */
    embargoDays: 9,
    /** The target's return runs from this many closes after the prediction to that many. */
    target: { from: 1, to: 8 },
    logistic: { lambda: 1e-2, tolerance: 1e-10, maxIterations: 100, slowShare: 0.1 },
    calibration: { weeks: 52, minWeeks: 26 },
    skill: { weeks: 52, minWeeks: 26, lag: 3, floorT: 0.5, spanT: 1.5, maxBrier: 0.25 },
    /** Scores and probabilities are issued, stored and judged with this many decimals. */
    issuedDecimals: 6,
    challenger: {
      refitDays: 84,
      trees: 100,
      depth: 3,
      shrinkage: 0.05,
      bins: 32,
      leafPenalty: 1,
      /** A leaf holds at least this share of all rows. */
      minLeafShare: 0.01,
      promotionWeeks: 52,
      promotionT: 1.65,
    },
    card: { reliabilityBins: 10, provenT: 2, wilsonZ: 1.96 },
  },
  heat: {
    /** A component is ranked among the narrative's own values of this many closes, and not below that many values. */
    bars: 180,
    minValues: 60,
    weights: { breadth: 0.25, attention: 0.25, acceleration: 0.2, cohesion: 0.15, concentration: 0.15 },
    attention: { short: 7, long: 30 },
    acceleration: { short: 7, long: 30, volBars: 30 },
    cohesion: { bars: 20, minMembers: 3 },
    /** Days of the top contributor's share of the gain, and of the spread between members. */
    contributionDays: 7,
    dispersion: { bars: 7, minMembers: 3 },
    halfLifeHours: 48,
    maxGapBars: 3,
    /** Stage rules: `change` compares with the heat of this many days ago. */
    changeDays: 7,
    stage: { crowdedBreadth: 0.9, crowdedVolumeShare: 0.95, coolingChange: -15, hot: 80, emerging: 60, dormant: 40 },
    singleTokenShare: 0.6,
    /** Component values are ranked, kept and published with this many decimals. */
    storedDecimals: 6,
  },
  curation: {
    daily: { points: 90, cut: 0.25 },
    fourHour: { points: 180, hours: 4, cut: 0.35 },
    /** Share of the points a token needs: with 80% of 90 the cut gives one false cluster in ten scans. */
    minShare: 0.9,
    move: { below: 0.1, above: 0.3 },
    entry: 0.35,
    /** Measured members a narrative needs, the token aside, before a correlation with it says anything. */
    minMembers: 4,
    cluster: { minSize: 4, knownJaccard: 0.5, runs: 3 },
  },
  backtest: {
    /** Names the random streams; the same text gives the same draws everywhere. */
    seed: 'tidewatch back-test',
    bootstrap: { draws: 1000, meanBlockDays: 21, coverage: 0.95 },
    randomRotations: 1000,
    cscvBlocks: 16,
    haircuts: [0, 0.5, 1],
    /** Capacity is where the net CAGR falls to `keptShare` of what a portfolio of `smallUsd` earns, sought up to `largestUsd`. */
    capacity: { smallUsd: 10_000, largestUsd: 1_000_000_000, keptShare: 0.5 },
    weekDays: 7,
    /** Deflated Sharpe ratio from which an advantage may be claimed, and then only of a live net record. */
    provenDsr: 0.95,
  },
  benchmarks: ['bitcoin', 'ethereum', 'solana'],
  daysPerYear: 365,
} as const;

/** The shape of the parameter object; a variant (a back-test's) may differ in values, never in names. */
export type Parameters = Widen<typeof PARAMETERS>;
type Widen<T> = T extends number
  ? number
  : T extends string
    ? string
    : T extends readonly (infer E)[]
      ? readonly Widen<E>[]
      : { readonly [K in keyof T]: Widen<T[K]> };
