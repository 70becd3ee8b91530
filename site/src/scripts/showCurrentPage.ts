/** On a phone the navigation slides sideways: the page that is open is brought into view. */
const nav = document.querySelector('.pages');
const current = nav?.querySelector('[aria-current]');
if (nav && current) {
  const [row, link] = [nav.getBoundingClientRect(), current.getBoundingClientRect()];
  nav.scrollLeft += link.left + link.width / 2 - (row.left + row.width / 2);
}
