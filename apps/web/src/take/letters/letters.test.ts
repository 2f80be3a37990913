import { describe, expect, it } from 'vitest'
import { lettersFromDisk } from '../../../test/take/files.js'
import { settled } from '../settled.js'
import { breakLines } from './letters.js'

async function runsOf(text: string) {
  const letters = lettersFromDisk()
  return { letters, runs: await settled(letters, text, () => letters.runs(text, 400)) }
}

describe('text is set', () => {
  it('in as many fonts as it has scripts, with no letter lost', async () => {
    const { runs } = await runsOf('Kuryk Құрық ფოთი Երևան 西安')
    const set = runs.map(({ glyphs }) => String.fromCodePoint(...glyphs.map(({ codePoint }) => codePoint)))
    expect(set.join('')).toBe('Kuryk Құрық ფოთი Երևան 西安')
    expect(new Set(runs.map(({ face }) => face.font.name)).size).toBeGreaterThanOrEqual(4)
    for (const { glyphs } of runs) for (const { glyph } of glyphs) expect(glyph).toBeGreaterThan(0)
  })

  it('with kerning: AV is narrower than A and V', async () => {
    const { letters } = await runsOf('AVH')
    const width = (text: string) => letters.width(text, 1000, 400)
    expect(width('AV')).toBeLessThan(width('A') + width('V') - 10)
    expect(width('HH')).toBeCloseTo(2 * width('H'))
  })

  it('with lowered digits, and a mark where no font has the letter', async () => {
    const { runs } = await runsOf('CO₂e\u{1f680}')
    expect(runs.map(({ lowered }) => lowered)).toEqual([false, true, false])
    expect(runs.flatMap(({ glyphs }) => glyphs.map(({ glyph }) => glyph)).every((glyph) => glyph > 0)).toBe(true)
  })
})

describe('lines', () => {
  const fits = (most: number) => (part: string) => [...part].length <= most

  it('are broken at spaces, and inside a word only where it is too long', () => {
    expect(breakLines('one two three', fits(7))).toEqual(['one two', 'three'])
    expect(breakLines('abcdefghij kl', fits(4))).toEqual(['abcd', 'efgh', 'ij', 'kl'])
  })

  it('break an address after its slashes, and keep numbers whole', () => {
    expect(breakLines('example.org/path/more', fits(12))).toEqual(['example.org/', 'path/more'])
    expect(breakLines('No 833/2014', fits(8))).toEqual(['No', '833/2014'])
  })

  it('keep every letter, and never run over', () => {
    const text = 'Трансъевропейские перевозки через Каспий: https://example.org/a-b-c_d?e=f'
    for (let most = 1; most < 30; most++) {
      const lines = breakLines(text, fits(most))
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      expect(lines.every((line) => [...line].length <= most)).toBe(true)
    }
  })
})
