import type { TimeMap } from '@karavan/core'
import { message } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../words/words.js'
import { doingInWords } from './doing-words.js'
import { legOf, planWith, stageOf } from './sample-plan.js'
import { trackOf } from './track.js'

const HOUR: TimeMap = { kind: 'duration', hours: { min: 1, p50: 1, max: 1 } }
const NAMELESS = message('text', { text: '' })
const stages = [
  stageOf('1', 'handling', 'Kuryk', HOUR),
  stageOf('2', 'wait', 'Kuryk', HOUR),
  stageOf('3', 'hold', 'Kuryk', HOUR),
  stageOf('4', 'run', 'Alat', HOUR),
  stageOf('5', 'handling', 'Alat', HOUR),
]
const leg = legOf(
  'rail_ferry',
  'Kuryk',
  'Alat',
  [
    [0, 0],
    [1, 0],
  ],
  stages.map(({ stageId }) => stageId),
)
const plan = {
  ...planWith(stages, [leg]),
  borders: [
    {
      place: 'Alat',
      placeName: 'Alat',
      from: 'KZ',
      to: 'AZ',
      regime: '',
      reconsignment: null,
      told: { placeName: NAMELESS, regime: NAMELESS, reconsignment: null },
      basis: 'estimated' as const,
    },
  ],
}

describe('what a share of the journeys is doing', () => {
  it('is told by its stage, its mode and its place', () => {
    const spans = trackOf(plan, () => undefined)?.spans ?? []
    const said = [...spans, null].map((span) => doingInWords({ span, share: 1 }, plan, ENGLISH, (id) => id))
    expect(said).toEqual([
      'being handled, Kuryk',
      'waiting for the ferry, Kuryk',
      'held, Kuryk',
      'on the ferry from Kuryk to Alat',
      'at the border, Alat',
      'arrived',
    ])
  })
})
