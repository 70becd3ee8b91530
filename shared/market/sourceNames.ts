/** Stored with every bar it fed; it tells volumes of its own venue and no supplies. */
export const KLINES_SOURCE = 'binance';
