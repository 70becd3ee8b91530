/** The months YYYY-MM from the one of bucket `from` to the one of `to`, ascending. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  let month = from.slice(0, 7);
  while (month <= to.slice(0, 7)) {
    months.push(month);
    const [year = 0, index = 0] = month.split('-').map(Number);
    month = new Date(Date.UTC(year, index, 1)).toISOString().slice(0, 7);
  }
  return months;
}
