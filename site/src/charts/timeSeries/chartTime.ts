import { dateInWords, instantInWords } from '../../format/utc.ts';

/** A row's time in words: a day, or an instant with its hour. */
export const timeInFull = (time: string): string => (time.length === 10 ? dateInWords(time) : instantInWords(time));
