/**
 * Puts the text of an element on the clipboard; answers whether that worked. Browsers give the clipboard to pages on https and localhost only, and a
 * Mingus in a home network may be neither: there it is marked and copied as by hand, and stays marked when even that is refused.
 */
export async function copyTextOf(element: HTMLElement): Promise<boolean> {
  if ('clipboard' in navigator) {
    const copied = await navigator.clipboard.writeText(element.textContent ?? '').then(
      () => true,
      () => false,
    );
    if (copied) return true;
  }
  getSelection()?.selectAllChildren(element);
  return document.execCommand('copy');
}
