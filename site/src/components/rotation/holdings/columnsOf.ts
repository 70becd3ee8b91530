const SYMBOL = /^(symbol|token|asset|coin|currency|ticker|id|name)$/i;
/** The whole before its parts: exports of exchanges often have both `total` and `free`. */
const QUANTITY = [
  /^(total|quantity|qty|units|holdings?)$/i,
  /^(amount|balance|total balance|total amount)$/i,
  /^(free|available)$/i,
];

/** Which column holds what; `header` tells whether the line says so itself. */
export interface Columns {
  readonly symbol: number;
  readonly quantity: number;
}

/** Columns named by a header line; undefined where the line is no header. */
export function columnsOf(fields: readonly string[]): Columns | undefined {
  const symbol = fields.findIndex((field) => SYMBOL.test(field));
  const quantity = QUANTITY.map((name) => fields.findIndex((field) => name.test(field))).find((at) => at >= 0);
  return symbol < 0 || quantity === undefined ? undefined : { symbol, quantity };
}
