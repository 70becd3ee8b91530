/**
 * The text the build wrote into this page, as a component: it is long and never changes, so it travels in the HTML and not
 * a second time in the script. Call before anything is drawn over it.
 */
export function adoptedText(id: string) {
  const html = document.getElementById(id)?.innerHTML ?? '';
  return function AdoptedText() {
    return <div id={id} dangerouslySetInnerHTML={{ __html: html }} />;
  };
}
