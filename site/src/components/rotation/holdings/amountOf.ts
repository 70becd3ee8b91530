/** A number as people and exports write it, or what is wrong with it and what to do. */
export type Amount = { readonly value: number } | { readonly what: string; readonly todo: string };

const LARGEST = 1e15;

/**
 * Reads `0.5`, `1,234.56`, `1 234,56`, `1'234`, `$20`, `1e-5`. What could be two numbers (`1,234`: is it 1234 or 1.234?) is
 * refused, not guessed.
 */
export function amountOf(text: string): Amount {
  const bare = text
    .trim()
    .replace(/^\$\s*/, '')
    .replace(/^\+/, '');
  if (bare === '') return { what: 'no quantity', todo: 'write the number of tokens after the symbol' };
  if (/^[-−(]/.test(bare)) return { what: `${text.trim()} is below zero`, todo: 'leave out what you owe or are short' };
  const plain = bare.replace(/(?<=\d)['_\u00a0\u202f ](?=\d{3})/g, '');
  if (/^[1-9]\d{0,2},\d{3}$/.test(plain))
    return {
      what: `${plain} can be read in two ways`,
      todo: `write ${plain.replace(',', '')} or ${plain.replace(',', '.')}`,
    };
  const number = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain)
    ? plain.replaceAll(',', '')
    : /^\d{1,3}(\.\d{3})+,\d+$/.test(plain)
      ? plain.replaceAll('.', '').replace(',', '.')
      : plain.replace(/^(\d*),(\d+)$/, '$1.$2');
  if (!/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(number))
    return { what: `${text.trim().slice(0, 40)} is not a number`, todo: 'write a number such as 0.25' };
  const value = Number(number);
  return value <= LARGEST
    ? { value }
    : { what: `${text.trim()} is more than can be counted`, todo: 'check the number' };
}
