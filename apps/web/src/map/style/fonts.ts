/** Families of the page in which labels are drawn; no glyphs are fetched. */
export const FONTS = [
  'Noto Sans',
  'Noto Sans Georgian',
  'Noto Sans SC',
  'Noto Sans Armenian',
  'Noto Sans Arabic',
  'sans-serif',
]

/**
 * Loads what the fonts need to draw some texts. The map keeps a glyph as it first drew it, so this comes before.
 * A font that cannot be loaded is left out: the browser's own draws in its place.
 */
export async function loadFonts(texts: Iterable<string>): Promise<void> {
  const letters = new Set<string>()
  for (const text of texts) for (const letter of text) letters.add(letter)
  const families = FONTS.map((family) => (family === 'sans-serif' ? family : `"${family}"`)).join(', ')
  await document.fonts.load(`24px ${families}`, [...letters].join('')).catch(() => undefined)
}
