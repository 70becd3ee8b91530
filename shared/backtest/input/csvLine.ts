/** Fields of one CSV line (RFC 4180 without line breaks inside a field); undefined for an unclosed quote. */
export function csvLine(line: string): readonly string[] | undefined {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] !== '"') {
      const comma = line.indexOf(',', at);
      fields.push(line.slice(at, comma < 0 ? undefined : comma));
      if (comma < 0) return fields;
      at = comma + 1;
      continue;
    }
    const close = closingQuote(line, at + 1);
    if (close < 0 || (close + 1 < line.length && line[close + 1] !== ',')) return undefined;
    fields.push(line.slice(at + 1, close).replaceAll('""', '"'));
    if (close + 1 >= line.length) return fields;
    at = close + 2;
  }
}

function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 2)) {
    if (line[at + 1] !== '"') return at;
  }
  return -1;
}
