/**
 * What the simulated market assumes: rounded magnitudes of the years 2021-2024 (judgement, not a fit). Returns and
 * deviations are log returns a day unless said; `spread` pairs are drawn once a token, evenly on a log scale.
 */
export const ASSUMPTIONS = {
  market: {
    /** Mean return and mean length in days of each regime; a regime's length is geometric. */
    regimes: [
      { drift: 0.0035, days: 110 },
      { drift: 0.0003, days: 90 },
      { drift: -0.003, days: 70 },
    ],
    sd: 0.027,
    /** Log volatility is an AR(1) around 0: clusters of a few weeks. */
    volatility: { persistence: 0.95, shock: 0.08 },
  },
  narrative: {
    sd: 0.016,
    /** A spell lasts 3 to 8 weeks; the next narrative's begins halfway, so about two lead at a time. */
    spellDays: { min: 21, max: 56 },
    hotDrift: 0.011,
    /** Given back over as many days as the spell lasted. */
    coolingDrift: -0.006,
    hotVolume: 1.5,
  },
  token: {
    beta: [0.85, 1.35],
    loading: [0.6, 1.4],
    idiosyncraticSd: [0.02, 0.045],
    /** What a token gained beyond the market fades so: else after six years some narrative is worth trillions. */
    ownHalfLifeDays: 365,
    /** Noise beyond this many deviations is cut: a fat tail, but no move that the quality gates would refuse. */
    maxDeviations: 12,
    priceUsd: [0.02, 60],
    capUsd: [60e6, 12e9],
    /** Daily volume as a share of the market cap. */
    turnover: [0.03, 0.12],
    volumeSd: 0.35,
    /** Log volume added per unit of absolute return. */
    volumeOnMove: 6,
    yearlyInflation: [0.005, 0.08],
  },
  /** Benchmarks start near where they stood in early 2021, so that the page looks familiar. */
  benchmarks: {
    bitcoin: { beta: 1, loading: 0, idiosyncraticSd: 0.003, priceUsd: 29_000, capUsd: 540e9, turnover: 0.05 },
    ethereum: { beta: 1.15, loading: 0, idiosyncraticSd: 0.018, priceUsd: 740, capUsd: 84e9, turnover: 0.06 },
    solana: { beta: 1.3, loading: 0.8, idiosyncraticSd: 0.032, priceUsd: 1.5, capUsd: 600e6, turnover: 0.07 },
  },
  /** Independent modes of the path between two closes, and its deviation as a share of the token's own daily one. */
  intraday: { modes: 6, share: 0.7 },
} as const;
