/** Something that is done to the system; its problems afterwards, none when it survived. */
export interface Case {
  readonly name: string;
  run(): Promise<readonly string[]>;
}
export interface Family {
  readonly name: string;
  readonly cases: readonly Case[];
}
export interface FamilyResult {
  readonly name: string;
  readonly tried: number;
  readonly lost: readonly { readonly name: string; readonly problems: readonly string[] }[];
  readonly seconds: number;
}

/** Runs a family's cases in order; an error thrown by a case is a problem of it. */
export async function runFamily({ name, cases }: Family): Promise<FamilyResult> {
  const started = performance.now();
  const lost: { name: string; problems: readonly string[] }[] = [];
  for (const one of cases) {
    const problems = await one.run().catch((error: Error) => [describe(error)]);
    if (problems.length > 0) lost.push({ name: one.name, problems });
  }
  return { name, tried: cases.length, lost, seconds: (performance.now() - started) / 1000 };
}

function describe(error: Error): string {
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause} ${error.stack?.split('\n')[1]?.trim() ?? ''}`;
}

/** A share of the cases, at least one, chosen by `random`; their order stays. */
export function sampled<T>(items: readonly T[], count: number, random: () => number): T[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, items.length)) chosen.add(Math.floor(random() * items.length));
  return items.filter((_, index) => chosen.has(index));
}
