import { csvLine } from '../../../../../shared/backtest/input/csvLine.ts';

/** Fields of a line separated by tabs, semicolons, commas or blanks, in that order of preference; undefined for an open quote. */
export function fieldsOf(line: string): readonly string[] | undefined {
  if (line.includes('\t')) return trimmed(line.split('\t'));
  if (line.includes(';')) return trimmed(line.split(';'));
  // `BTC 1,234.5`: the comma belongs to the number.
  if (line.includes(',') && !/^[^\s,"]+\s+[^\s"]+$/.test(line)) {
    const fields = csvLine(line);
    return fields && trimmed(fields);
  }
  return line.split(/\s+/);
}

const trimmed = (fields: readonly string[]) => fields.map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
