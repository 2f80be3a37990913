import { describe, expect, it } from 'vitest'
import { landFromDisk, lettersFromDisk } from '../../../test/take/files.js'
import { SAMPLE } from '../../../test/take/sample-answer.js'
import { ENGLISH } from '../../words/words.js'
import { settled } from '../settled.js'
import { buildSheet } from '../sheet/build-sheet.js'
import { drawCard } from './card.js'
import { writeSvg } from './write-svg.js'

async function card(count: number): Promise<string> {
  const letters = lettersFromDisk()
  const taken = {
    answer: SAMPLE,
    plans: SAMPLE.plans.slice(0, count),
    link: 'http://127.0.0.1:8080/',
    made: 29_660_000,
    hits: new Map(),
    places: new Map(),
    own: [],
  }
  const sheet = buildSheet(taken, { land: landFromDisk(), names: new Map() }, ENGLISH)
  const drawing = await settled(letters, sheet, () => drawCard(sheet, letters, ENGLISH))
  expect(drawing.width).toBe(1200)
  expect(drawing.height).toBeGreaterThan(1200)
  expect(drawing.height).toBeLessThan(2000)
  return writeSvg(drawing, { language: 'en', title: 'A <way> & more', description: 'How' }, letters)
}

describe('a picture', () => {
  it.each([1, 2])('of %i plans holds the promise, its sources, its date and its letters', async (count) => {
    const svg = await card(count)
    for (const part of [
      'Құрық – Klaipėda',
      '21 Dec 2026',
      'USD 7,500–30,000',
      '3 sources',
      'Made on 24 May 2026',
      'data as of',
      'Warnings',
      'Проверьте правило 833/2014',
      'example.org/расписание',
      '2025-11-26; published',
    ])
      expect(svg).toContain(part)
    expect(svg).toContain('<title>A &lt;way&gt; &amp; more</title>')
    expect(svg.match(/@font-face/g)?.length).toBeGreaterThanOrEqual(4)
    expect(svg).not.toMatch(/NaN|undefined|Infinity|https?:\/\/(?!www\.w3\.org\/2000\/svg)[^"<]*\.(woff|ttf)/)
  })
})
