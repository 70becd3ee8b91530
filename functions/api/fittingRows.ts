/** How many of these rows' JSON texts make a page of at most so many characters; one row at least. */
export function fittingRows(texts: readonly string[], maxCharacters: number): number {
  let sum = 0;
  const over = texts.findIndex((text) => {
    sum += text.length;
    return sum > maxCharacters;
  });
  return over < 0 ? texts.length : Math.max(1, over);
}
