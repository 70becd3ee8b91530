/** A LevelDB of dynalite's, as far as it is touched here. */
interface Database {
  readonly location: string;
}
type DatabaseCall = (this: Database, ...args: unknown[]) => Promise<unknown>;

const CALLS = ['_get', '_put', '_del', '_batch'] as const;
/** dynalite sends what has a status on; anything else it throws where nobody can catch it. */
const ANSWER = {
  statusCode: 500,
  body: { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message: 'the disk failed' },
} as const;

const listeners = new Map<string, (error: Error) => void>();
const watched = new WeakSet<object>();

/**
 * From now on a read or write of the database at `location` that fails on the disk is answered as DynamoDB's own trouble
 * would be, so that a job fails and the pages stay up. `onFirst` is told of the first one: LevelDB writes no more until
 * it is opened again.
 */
export function answerDiskErrors(
  { prototype }: { readonly prototype: object },
  location: string,
  onFirst: (error: Error) => void,
): void {
  listeners.set(location, onFirst);
  if (watched.has(prototype)) return;
  watched.add(prototype);
  const calls = prototype as Record<string, DatabaseCall>;
  for (const name of CALLS) {
    const call = calls[name] as DatabaseCall;
    calls[name] = async function (...args) {
      try {
        return await call.apply(this, args);
      } catch (error) {
        if (!isDiskError(error)) throw error;
        const tell = listeners.get(this.location);
        listeners.delete(this.location);
        tell?.(error);
        throw Object.assign(error, ANSWER);
      }
    };
  }
}

function isDiskError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    ['LEVEL_IO_ERROR', 'LEVEL_CORRUPTION'].includes((error as NodeJS.ErrnoException).code ?? '')
  );
}

/** Whether an error, of Node or of LevelDB, says that a disk or a quota is full. */
export function isDiskFull(error: unknown): boolean {
  const { code = '', message = '', cause } = error as NodeJS.ErrnoException & { cause?: unknown };
  if (code === 'ENOSPC' || code === 'EDQUOT' || /no space left|quota exceeded/i.test(message)) return true;
  return cause instanceof Error && isDiskFull(cause);
}

/** What a person reads of a failing disk: what is wrong, where, what to do next. */
export function diskProblem(error: unknown, directory: string): string {
  const next = 'then start again. Until then nothing new is stored; what was published stays up.';
  if (isDiskFull(error)) return `No space is left for ${directory}: free some, ${next}`;
  return `The disk under ${directory} fails (${(error as Error).message}): look after it, ${next}`;
}
