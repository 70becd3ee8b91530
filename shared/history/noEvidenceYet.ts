/** The verdict on a record that proves nothing, after so many whole weeks. */
export const noEvidenceYet = (weeks: number): string => `no evidence yet (${weeks} ${weeks === 1 ? 'week' : 'weeks'})`;
