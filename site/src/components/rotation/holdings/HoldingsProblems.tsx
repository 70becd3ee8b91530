import type { KnownToken, ReadHoldings } from './readHoldings.ts';

/** Line by line what was read and what was not: what is wrong, and what to do about it. */
export function HoldingsProblems({ read, tokens }: { read: ReadHoldings; tokens: readonly KnownToken[] }) {
  const { lines, problems } = read;
  const symbols = new Map(tokens.map(({ id, symbol }) => [id, symbol]));
  const notes = lines.filter(({ note }) => note !== null);
  if (lines.length + problems.length === 0) return null;
  return (
    <div class="holdings-read">
      <p class="fine" role="status">
        {lines.length} {lines.length === 1 ? 'line counts' : 'lines count'}
        {problems.length > 0 &&
          `, ${problems.length} ${problems.length === 1 ? 'does' : 'do'} not and stay out of the list`}
        .
      </p>
      {problems.length > 0 && (
        <ul class="problems">
          {problems.map(({ line, text, what, todo }) => (
            <li key={line}>
              <strong>Line {line}:</strong> {what}; {todo}. {text !== '' && <code>{text}</code>}
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <ul class="fine">
          {notes.map(({ line, token, note }) => (
            <li key={line}>
              Line {line}: {token === null ? 'dollars' : (symbols.get(token) ?? token)} {note}.
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
