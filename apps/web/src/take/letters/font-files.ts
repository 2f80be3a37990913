import latin from '@fontsource/noto-sans/unicode.json'
import armenian from '@fontsource/noto-sans-armenian/unicode.json'
import georgian from '@fontsource/noto-sans-georgian/unicode.json'
import chinese from '@fontsource/noto-sans-sc/unicode.json'

export type Weight = 400 | 600

/** A file of a font that is cut into parts by script. */
export interface FontFile {
  readonly address: string
  readonly weight: Weight
  /** As CSS writes it: `U+0000-00FF,U+0131`. */
  readonly unicodeRange: string
}

const FILES: Readonly<Record<string, string>> = import.meta.glob(
  [
    '../../../../../node_modules/@fontsource/noto-sans/files/noto-sans-{latin,latin-ext,cyrillic,cyrillic-ext}-{400,600}-normal.woff',
    '../../../../../node_modules/@fontsource/noto-sans-georgian/files/noto-sans-georgian-{georgian,math}-{400,600}-normal.woff',
    '../../../../../node_modules/@fontsource/noto-sans-armenian/files/noto-sans-armenian-armenian-{400,600}-normal.woff',
    '../../../../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-[0-9]*-400-normal.woff',
  ],
  { query: '?url', import: 'default', eager: true },
)

/** Ranges by family; where two cover a letter, the first is asked first. */
const RANGES: readonly (readonly [family: string, ranges: Readonly<Record<string, string>>])[] = [
  ['noto-sans', latin],
  ['noto-sans-georgian', georgian],
  ['noto-sans-armenian', armenian],
  ['noto-sans-sc', chinese],
]

/** The fonts of the page in the format that can be embedded, by script and weight. */
export const FONT_FILES: readonly FontFile[] = RANGES.flatMap(([family, ranges]) =>
  Object.entries(ranges).flatMap(([script, unicodeRange]) =>
    ([400, 600] as const).flatMap((weight) => {
      const name = `/${family}-${script.replace(/[[\]]/g, '')}-${weight}-normal.woff`
      const found = Object.entries(FILES).find(([path]) => path.endsWith(name))
      return found === undefined ? [] : [{ address: found[1], weight, unicodeRange }]
    }),
  ),
)
