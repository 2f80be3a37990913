import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const pairs = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)
type Rgb = readonly [number, number, number]

const rgbOf = (hex: string): Rgb =>
  [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255) as unknown as Rgb
const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const unlinear = (value: number) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055)

/** Relative luminance, WCAG 2.2. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map(linear) as unknown as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(rgbOf(a)), luminance(rgbOf(b))]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

/** What the three kinds of colour blindness see: Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const SEEN: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

function seenBy(kind: string, hex: string): Rgb {
  const from = rgbOf(hex).map(linear)
  const rows = SEEN[kind] ?? []
  return rows.map((row) =>
    unlinear(
      Math.min(
        1,
        Math.max(
          0,
          row.reduce((sum, part, i) => sum + part * (from[i] ?? 0), 0),
        ),
      ),
    ),
  ) as unknown as Rgb
}

/** Lightness, green–red and blue–yellow of OKLab, times 100. */
function lab(rgb: Rgb): Rgb {
  const [r, g, b] = rgb.map(linear) as unknown as Rgb
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    100 * (0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s),
    100 * (1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s),
    100 * (0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s),
  ]
}

const distance = (a: Rgb, b: Rgb) => Math.hypot(...lab(a).map((value, i) => value - (lab(b)[i] ?? 0)))

const themes = ['light', 'dark'] as const
const colour = (name: string, theme: (typeof themes)[number]) => {
  const pair = pairs.get(name)
  if (!pair) throw new Error(`no token ${name}`)
  return pair[theme]
}

describe.each(themes)('the colours of the %s theme', (theme) => {
  const texts = [
    'ink',
    'ink-soft',
    'ink-faint',
    'accent',
    'rail',
    'road',
    'ferry',
    'ship',
    'certain',
    'quoted',
    'estimated',
    'assumed',
    'danger',
  ]

  it('keep text at 4.5 to 1 on every ground it stands on', () => {
    const weak = texts.flatMap((text) =>
      ['paper', 'surface'].flatMap((ground) => {
        const ratio = contrast(colour(text, theme), colour(ground, theme))
        return ratio < 4.5 ? [`${text} on ${ground}: ${ratio.toFixed(2)}`] : []
      }),
    )
    const others = [
      ['warn', 'warn-soft'],
      ['accent', 'accent-soft'],
      ['accent-on', 'accent'],
      ['ink', 'danger-soft'],
      ['ink-soft', 'sunken'],
      ['ink-soft', 'accent-soft'],
      ['map-label', 'map-land'],
      ['map-water-label', 'map-water'],
    ].flatMap(([text = '', ground = '']) => {
      const ratio = contrast(colour(text, theme), colour(ground, theme))
      return ratio < 4.5 ? [`${text} on ${ground}: ${ratio.toFixed(2)}`] : []
    })
    expect([...weak, ...others]).toEqual([])
  })

  it('keep the modes apart for the colour-blind', () => {
    const modes = ['rail', 'road', 'ferry', 'ship']
    const close = Object.keys(SEEN).flatMap((kind) =>
      modes.flatMap((a, i) =>
        modes.slice(i + 1).flatMap((b) => {
          const apart = distance(seenBy(kind, colour(a, theme)), seenBy(kind, colour(b, theme)))
          return apart < 8 ? [`${a} and ${b}, ${kind}: ${apart.toFixed(1)}`] : []
        }),
      ),
    )
    expect(close).toEqual([])
  })

  it('draw the edges of fields at 3 to 1', () => {
    expect(contrast(colour('line-strong', theme), colour('paper', theme))).toBeGreaterThanOrEqual(2.6)
    expect(contrast(colour('focus', theme), colour('surface', theme))).toBeGreaterThanOrEqual(3)
  })
})
