/** Pictures on the clipboard. */

/** The first picture as a file; null when there is none. Throws where the browser does not allow reading. */
export async function pictureFromClipboard(): Promise<File | null> {
  for (const item of await navigator.clipboard.read()) {
    const type = item.types.find((one) => one.startsWith('image/'));
    if (!type) continue;
    const blob = await item.getType(type);
    return new File([blob], `clipboard.${(type.split('/')[1] as string).replace('jpeg', 'jpg').replace('svg+xml', 'svg')}`, { type });
  }
  return null;
}
