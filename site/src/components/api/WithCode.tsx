/** A text of the table of routes, its `quoted` names set as code. */
export function WithCode({ text }: { text: string }) {
  return <>{text.split('`').map((part, place) => (place % 2 === 1 ? <code key={place}>{part}</code> : part))}</>;
}
