/** A reason not to start, worded for the person at the terminal: one line, what is wrong and what to do next. */
export class LocalError extends Error {
  override readonly name = 'LocalError';
}
