import { stageChain, stageEnds } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { liveArrival } from '../../src/index.js'
import { ALL_KINDS, BEGIN } from './chains.js'
import { told } from './telling.js'

describe('the live arrival', () => {
  it('is that of the plan while nothing was told and the goods are not ready', () => {
    const planned = stageEnds(stageChain(ALL_KINDS, BEGIN)).at(-1)
    for (const now of [BEGIN - 1440, BEGIN]) {
      const live = liveArrival({ plan: ALL_KINDS, story: told(ALL_KINDS, [], now), now })
      if (live.kind === 'none') throw new Error(live.why)
      expect(live.arrival.cdf).toEqual(Array.from(planned?.cdf ?? []))
    }
  })
})
