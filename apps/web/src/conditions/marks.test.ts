import type { ConditionsAnswer, StandingPlace } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { markedPlaces } from './marks.js'

const said = (place: string, state: StandingPlace['state']) => ({ place, state }) as StandingPlace
const answer = (...places: StandingPlace[]): ConditionsAnswer => ({
  on: 0,
  orders: [],
  coming: [],
  places,
  queues: [],
  unratedCounts: [],
  known: 0,
})

describe('the marks of ports that are likely to shut', () => {
  const marks = (...places: StandingPlace[]) =>
    markedPlaces(answer(...places), ['KZ-AKTAU', 'GE-POTI']).map(({ place, icon }) => `${place} ${icon}`)

  it('stand beside what is said, save where the port is said to be shut', () => {
    expect(marks()).toEqual(['KZ-AKTAU mark-likely', 'GE-POTI mark-likely'])
    expect(marks(said('KZ-AKTAU', 'closed'), said('GE-POTI', 'limited'))).toEqual([
      'KZ-AKTAU mark-shut',
      'GE-POTI mark-limited',
      'GE-POTI mark-likely',
    ])
  })

  it('are none without a forecast', () => {
    expect(markedPlaces(answer(said('KZ-AKTAU', 'open')))).toEqual([])
  })
})
