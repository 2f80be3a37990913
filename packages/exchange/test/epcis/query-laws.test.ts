import { canonicalGs1 } from '@karavan/core'
import { type EpcisEvent, namedIn } from '@karavan/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type EpcisNarrowing, readEpcisQuery, type TimeRange } from '../../src/index.js'
import { arbitraryFieldQuestion, arbitraryQuestion, arbitraryStored } from './arbitrary-question.js'
import { plainlyFits } from './naive-question.js'

const RUNS = 3000

it.each([
  ['any parameters', arbitraryQuestion],
  ['fields of extensions', arbitraryFieldQuestion],
])('a question after %s is answered as a plain reading of the standard answers it', (_, questions) => {
  const counts = { fit: 0, not: 0 }
  const answered = fc.property(questions, arbitraryStored, (question, stored) => {
    const fits = readEpcisQuery(question).fits({ ...stored, event: stored.event as EpcisEvent })
    counts[fits ? 'fit' : 'not'] += 1
    expect(fits).toBe(plainlyFits(question, stored))
  })
  fc.assert(answered, { numRuns: RUNS })
  expect(Math.min(counts.fit, counts.not)).toBeGreaterThan(RUNS / 20)
})

it('an index finds whatever fits', () => {
  let fitting = 0
  const found = fc.property(arbitraryQuestion, arbitraryStored, (question, { recordTime, namespaces, ...stored }) => {
    const event = stored.event as EpcisEvent
    const { fits, narrow } = readEpcisQuery(question)
    if (!fits({ event, recordTime, namespaces })) return
    fitting += 1
    expect(missing(narrow, event, recordTime)).toEqual([])
  })
  fc.assert(found, { numRuns: RUNS })
  expect(fitting).toBeGreaterThan(RUNS / 20)
})

/** The parts of a narrowing that an index with these columns would not find an event by. */
function missing(narrow: EpcisNarrowing, event: EpcisEvent, recordTime: number): readonly string[] {
  const names = namedIn(event)
  const action = 'action' in event ? (event.action as string) : undefined
  const holds: Readonly<Record<keyof EpcisNarrowing, boolean>> = {
    names: narrow.names.every((patterns) =>
      patterns.some((pattern) =>
        names.some((name) => ('exact' in pattern ? name === pattern.exact : name.startsWith(pattern.prefix))),
      ),
    ),
    eventIds: isIn(narrow.eventIds, event.eventID),
    eventTypes: isIn(narrow.eventTypes, event.type),
    actions: isIn(narrow.actions, action),
    bizSteps: isIn(narrow.bizSteps, event.bizStep),
    dispositions: isIn(narrow.dispositions, event.disposition),
    readPoints: isPlaceIn(narrow.readPoints, event.readPoint?.id),
    bizLocations: isPlaceIn(narrow.bizLocations, event.bizLocation?.id),
    eventTime: isWithin(narrow.eventTime, Date.parse(event.eventTime)),
    recordTime: isWithin(narrow.recordTime, recordTime),
  }
  return Object.entries(holds).flatMap(([part, found]) => (found ? [] : [part]))
}

function isIn(list: readonly string[] | null, value: string | undefined): boolean {
  return list === null || (value !== undefined && list.includes(value))
}

function isPlaceIn(list: readonly string[] | null, id: string | undefined): boolean {
  return isIn(list, id) || isIn(list, canonicalGs1(id ?? '') ?? id)
}

function isWithin({ from, before }: TimeRange, time: number): boolean {
  return (from === null || time >= from) && (before === null || time < before)
}
