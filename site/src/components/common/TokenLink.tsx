/** A token by ticker and name, leading to its page. */
export function TokenLink({ id, symbol, name }: { id: string; symbol: string; name?: string | undefined }) {
  return (
    <a class="to" href={`/tokens/${id}/`}>
      <span class="symbol">{symbol}</span>
      {name !== undefined && (
        <>
          {' '}
          <span class="name">{name}</span>
        </>
      )}
    </a>
  );
}
