/** A text kept by this browser alone, under a name; null where there is none or the browser keeps nothing. */
export function readLocal(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a text, or forgets it where empty; false where the browser does not let it: it then lasts as long as the page. */
export function writeLocal(name: string, text: string): boolean {
  try {
    if (text === '') localStorage.removeItem(name);
    else localStorage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}
