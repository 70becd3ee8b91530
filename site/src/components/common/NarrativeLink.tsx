/** A narrative by name, leading to its page. */
export function NarrativeLink({ id, name }: { id: string; name: string }) {
  return (
    <a class="to" href={`/narratives/${id}/`}>
      {name}
    </a>
  );
}
