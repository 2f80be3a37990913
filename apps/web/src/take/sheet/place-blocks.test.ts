import { parseInstant } from '@karavan/core'
import { message, type PlaceMet, type Stage } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { SAMPLE } from '../../../test/take/sample-answer.js'
import { LANGUAGES, loadTranslation } from '../../words/languages.js'
import { createWords, ENGLISH } from '../../words/words.js'
import { Citations } from './citations.js'
import { placeBlocks } from './place-blocks.js'

const MADE = parseInstant('2026-11-26T12:00Z')
const [plan] = SAMPLE.plans
if (plan === undefined) throw new Error('the sample has no plan')

const met: PlaceMet = {
  place: 'KZ-KURYK',
  state: 'closed',
  report: {
    id: 'KURYK-STORM',
    place: 'KZ-KURYK',
    modes: [],
    state: 'closed',
    reason: 'wind',
    since: '2026-11-24',
    until: null,
    expectedUntil: null,
    said: '2026-11-24',
    by: 'port desk',
    source: 'a call',
    sourceDate: '2026-11-24',
    basis: 'quoted',
  },
  chance: 0.4,
  leg: 0,
  when: { p10: MADE, p50: MADE, p90: MADE },
}
const queue = {
  ...plan.stages[0],
  told: {
    label: message('stage.queue', {
      place: { kind: 'place', id: 'KZ-AKTAU', name: 'Aktau port' },
      waiting: 400,
      date: { kind: 'date', date: '2026-11-23' },
    }),
  },
  provenance: [{ source: 'a letter', sourceDate: '2026-11-23', basis: 'quoted' }],
} as unknown as Stage

describe('the sheet', () => {
  it('tells places that are said to be shut and queues that count, each with its age and source', () => {
    const citations = new Citations()
    const telling = { words: ENGLISH, citations, level: 2 } as const
    const blocks = placeBlocks({ ...plan, stages: [queue] }, [met], MADE, telling)
    const items = blocks.flatMap((block) => (block.kind === 'warnings' ? block.items : []))
    expect(items).toHaveLength(2)
    expect(items[0]).toMatch(/shut.*port desk said so, 24 Nov 2026 · word 2 days old.*40\s%.*\[1\]$/i)
    expect(items[1]).toMatch(/^Aktau port: queue of 400, counted on 23 Nov 2026 · word 3 days old \[2\]$/)
    expect(citations.lines(ENGLISH).map(({ text }) => text)).toEqual(['a call', 'a letter'])
  })

  it('says nothing of a way that meets neither', () => {
    const telling = { words: ENGLISH, citations: new Citations(), level: 2 } as const
    expect(placeBlocks({ ...plan, stages: [] }, [], MADE, telling)).toEqual([])
  })

  it.each(LANGUAGES)('tells them in %s', async (language) => {
    const words = createWords(language, await loadTranslation(language), new Map())
    const telling = { words, citations: new Citations(), level: 2 } as const
    expect(placeBlocks({ ...plan, stages: [queue] }, [met], MADE, telling)).toHaveLength(2)
  })
})
