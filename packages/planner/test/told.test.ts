import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan } from '../src/index.js'
import { bundledNetwork, bundledSnapshot, question, README_QUESTIONS } from './bundled.js'
import { makeWorld, worldSpec } from './random-world.js'
import { faultsOfWords, messagesIn, wordsInValues } from './told.js'

const network = bundledNetwork()
const snapshot = bundledSnapshot(network)
const wheat = { equipment: 'wagon-hopper', units: 30, tonnes: 2000, hs: '1001' } as const
const nowhere = { countries: [], locations: [], modes: [], services: [] }

/** Questions that are told more of than those of the README: what is avoided, what has no way. */
const QUESTIONS = [
  ...README_QUESTIONS,
  question('KZ-KOSTANAY', 'GE-POTI', wheat, { avoid: { ...nowhere, countries: ['AZ'], modes: ['rail_ferry'] } }),
  question('KZ-KOSTANAY', 'GE-POTI', wheat, { avoid: { ...nowhere, locations: ['AZ-ALAT'] }, limit: 1 }),
  question(
    'KZ-AKTAU',
    'GE-POTI',
    { equipment: '40HC', units: 1, tonnes: 20 },
    {
      avoid: { ...nowhere, services: ['AKTAU-ALAT-KMTF'] },
    },
  ),
]

const answers = QUESTIONS.map((query) => plan(query, network, snapshot))

describe('the words of an answer', () => {
  it('are said by its messages, in the questions of the README and others', () => {
    for (const answer of answers) expect(faultsOfWords(answer)).toEqual([])
    const keys = new Set(answers.flatMap(messagesIn).map(({ key }) => key))
    expect(keys.size).toBeGreaterThan(50)
  })

  it('hold no English where a language could not reach it', () => {
    for (const [i, answer] of answers.entries()) {
      const query = QUESTIONS[i]
      if (query !== undefined) expect(wordsInValues(messagesIn(answer), { network, snapshot, query })).toEqual([])
    }
  })

  it('are said by its messages in any world', () => {
    fc.assert(
      fc.property(worldSpec, fc.boolean(), fc.constantFrom(1, 50), (spec, exact, limit) => {
        const world = makeWorld(spec)
        const answer = plan({ ...world.query, exact, limit }, world.network, world.snapshot)
        expect(faultsOfWords(answer)).toEqual([])
        expect(wordsInValues(messagesIn(answer), world)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('are missed where a text has no message, and where it says something else', () => {
    const [answer] = answers
    const [first] = answer?.plans ?? []
    expect(faultsOfWords({ ...answer, hint: 'Take the train.' })).toEqual(['/hint'])
    expect(faultsOfWords({ ...answer, notes: ['Take the train.'] })).toEqual(['/notes'])
    expect(faultsOfWords({ plans: [{ ...first, title: 'Take the train' }] })).toEqual(['/plans/0/title'])
    expect(faultsOfWords({ plans: [{ ...first, told: {} }] })).toEqual(['/plans/0/title'])
  })
})
