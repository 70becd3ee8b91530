/** What stands where there is no number: an en dash, with the reason for pointer and screen reader. */
export function Missing({ why }: { why: string }) {
  return (
    <span class="missing" title={why}>
      <span aria-hidden="true">–</span>
      <span class="sr">{why}</span>
    </span>
  );
}
