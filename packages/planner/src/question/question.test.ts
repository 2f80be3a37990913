import { parseInstant, StructuredError } from '@karavan/core'
import { ENGLISH, type Location, type Message, tell } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QUESTION_FIELDS } from './raw-question.js'
import { readHandOver, readProfile, readQuestion } from './read-question.js'

const place = (id: string, name: string, kind: Location['kind'], position: [number, number]): Location => ({
  id,
  name,
  country: id.slice(0, 2),
  kind,
  position,
  timeZone: 'UTC',
  names: [],
  codes: [],
  source: 'made for the test',
  sourceDate: 'undated',
  basis: 'assumed',
})

const WORLD = {
  locations: new Map(
    [
      place('KZ-KURYK', 'Kuryk port', 'seaport', [51.6, 43]),
      place('LT-KLAIPEDA', 'Klaipeda port', 'seaport', [21.1, 55.7]),
      place('AZ-ALAT', 'Port of Baku (Alat)', 'seaport', [49.4, 40]),
      place('RU-ASTRAKHAN', 'Astrakhan', 'seaport', [48, 46.3]),
      place('BY-BREST', 'Brest', 'rail_station', [23.7, 52.1]),
    ].map((location) => [location.id, location]),
  ),
  services: [{ id: 'KURYK-ALAT-RF', name: 'Kuryk–Alat rail ferry' }],
}
const NOW = parseInstant('2026-11-25T10:00Z')
const ends = { from: 'Kuryk', to: 'Klaipėda' }
const ask = (more: Record<string, unknown> = {}) => readQuestion({ ...ends, ...more }, WORLD, NOW)

const words = (notes: readonly Message[]) => notes.map((note) => tell(note, ENGLISH)).join(' ')

function refusal(action: () => unknown): StructuredError {
  try {
    action()
  } catch (error) {
    if (error instanceof StructuredError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('readQuestion', () => {
  it('fills in what was not said, and says so', () => {
    const { query, notes } = ask()
    expect(query).toEqual({
      from: 'KZ-KURYK',
      to: 'LT-KLAIPEDA',
      ready: parseInstant('2026-11-26'),
      cargo: { equipment: '40HC', units: 1, tonnes: 19.1 },
      avoid: { countries: [], locations: [], modes: [], services: [] },
      sort: 'arrival',
      limit: 6,
      exact: false,
    })
    expect(words(notes)).toMatch(/2026-11-26T00:00Z.*assumed: 40HC.*two thirds of the payload/)
  })

  it('reads numbers and truth values from text, as they come in an address', () => {
    const text = ask({
      wagons: '20',
      tonnes: '1200',
      equipment: 'wagon-hopper',
      exact: 'true',
      limit: '3',
      sort: 'COST',
    })
    const typed = ask({ wagons: 20, tonnes: 1200, equipment: 'wagon-hopper', exact: true, limit: 3, sort: 'cost' })
    expect(text).toEqual(typed)
    expect(text.query.cargo).toEqual({ equipment: 'wagon-hopper', units: 20, tonnes: 1200 })
  })

  it.each([
    [{ teu: 5 }, { equipment: '40HC', units: 3 }],
    [
      { teu: 5, equipment: '20gp' },
      { equipment: '20GP', units: 5 },
    ],
    [{ wagons: 4 }, { equipment: 'wagon-covered', units: 4 }],
    [{ trucks: 2 }, { equipment: 'truck', units: 2 }],
    [{ temperature: true }, { equipment: '40RF', temperatureControlled: true }],
    [
      { tonnes: 100, equipment: '40HC' },
      { units: 4, tonnes: 100 },
    ],
    [
      { goods: '1001.19', dg: '4.1' },
      { hs: '100119', dgClass: '4.1' },
    ],
  ])('reads the cargo %j', (more, cargo) => {
    expect(ask(more).query.cargo).toMatchObject(cargo)
  })

  it('splits what is too heavy, with the sourced limit', () => {
    const { query, notes } = ask({ units: 1, tonnes: 60, equipment: '40HC' })
    expect(query.cargo).toMatchObject({ units: 3, tonnes: 60 })
    expect(words(notes)).toMatch(/too heavy for 1 × 40HC.*28\.6 t.*ISO 668.*Planned as 3 units/)
    expect(words(ask({ tonnes: 28, equipment: '40HC' }).notes)).toMatch(/Directive 96\/53\/EC/)
  })

  it('never fills a unit beyond its payload, nor loses a tonne', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 50_000, noNaN: true }),
        fc.option(fc.integer({ min: 1, max: 5000 })),
        (tonnes, units) => {
          const { cargo } = ask({ tonnes, equipment: '20GP', ...(units === null ? {} : { units }) }).query
          expect(cargo.tonnes).toBe(tonnes)
          expect(cargo.tonnes / cargo.units).toBeLessThanOrEqual(28.25 + 1e-6)
          expect(cargo.units).toBeGreaterThanOrEqual(units ?? 1)
        },
      ),
    )
  })

  it('resolves what to avoid: countries, modes, services, places', () => {
    expect(ask({ avoid: 'ru, Belarus,road,kuryk-alat-rf,Astrakhan' }).query.avoid).toEqual({
      countries: ['RU', 'BY'],
      locations: ['RU-ASTRAKHAN'],
      modes: ['road'],
      services: ['KURYK-ALAT-RF'],
    })
    expect(ask({ avoid: ['RU', 'BY'] }).query.avoid.countries).toEqual(['RU', 'BY'])
  })

  it.each<[Record<string, unknown>, string, string]>([
    [{ from: 'Kurik' }, 'PLACE_UNKNOWN', '/from'],
    [{ from: '<img src=x onerror=alert(1)>' }, 'PLACE_UNKNOWN', '/from'],
    [{ to: "Klaipeda'; DROP TABLE places;--" }, 'PLACE_UNKNOWN', '/to'],
    [{ from: undefined }, 'QUESTION_FIELD_MISSING', '/from'],
    [{ from: 7 }, 'QUESTION_VALUE_INVALID', '/from'],
    [{ to: 'KZ-KURYK' }, 'SAME_PLACE', '/to'],
    [{ ready: '2020-01-01' }, 'READY_IN_PAST', '/ready'],
    [{ ready: '9999-01-01' }, 'INSTANT_INVALID', '/ready'],
    [{ ready: '2026-02-30' }, 'INSTANT_INVALID', '/ready'],
    [{ ready: 'tomorrow' }, 'INSTANT_INVALID', '/ready'],
    [{ deadline: '2026-11-20' }, 'DEADLINE_BEFORE_READY', '/deadline'],
    [{ deadline: '+275760-09-13' }, 'INSTANT_INVALID', '/deadline'],
    [{ equipment: '53HC' }, 'EQUIPMENT_UNKNOWN', '/equipment'],
    [{ tonnes: -5 }, 'QUESTION_VALUE_INVALID', '/tonnes'],
    [{ tonnes: 0 }, 'QUESTION_VALUE_INVALID', '/tonnes'],
    [{ tonnes: Number.NaN }, 'QUESTION_VALUE_INVALID', '/tonnes'],
    [{ tonnes: 'NaN' }, 'QUESTION_VALUE_INVALID', '/tonnes'],
    [{ tonnes: Number.POSITIVE_INFINITY }, 'QUESTION_VALUE_INVALID', '/tonnes'],
    [{ tonnes: '1e400' }, 'QUESTION_VALUE_INVALID', '/tonnes'],
    [{ tonnes: 5e6 }, 'CARGO_TOO_LARGE', '/tonnes'],
    [{ units: 1.5 }, 'QUESTION_VALUE_INVALID', '/units'],
    [{ teu: 2, wagons: 1 }, 'QUESTION_CONFLICT', '/wagons'],
    [{ wagons: 2, equipment: '40HC' }, 'QUESTION_CONFLICT', '/wagons'],
    [{ goods: '100' }, 'QUESTION_VALUE_INVALID', '/goods'],
    [{ goods: '77' }, 'QUESTION_VALUE_INVALID', '/goods'],
    [{ goods: 'wheat' }, 'QUESTION_VALUE_INVALID', '/goods'],
    [{ dg: '10' }, 'QUESTION_VALUE_INVALID', '/dg'],
    [{ dg: '2.9' }, 'QUESTION_VALUE_INVALID', '/dg'],
    [{ temperature: 'cold' }, 'QUESTION_VALUE_INVALID', '/temperature'],
    [{ avoid: 'XX' }, 'AVOID_UNKNOWN', '/avoid'],
    [{ avoid: 'KZ' }, 'QUESTION_CONFLICT', '/avoid'],
    [{ avoid: [1] }, 'QUESTION_VALUE_INVALID', '/avoid'],
    [{ sort: 'beauty' }, 'QUESTION_VALUE_INVALID', '/sort'],
    [{ limit: 0 }, 'QUESTION_VALUE_INVALID', '/limit'],
    [{ limit: 1000 }, 'QUESTION_VALUE_INVALID', '/limit'],
    [{ wieght: 3 }, 'QUESTION_FIELD_UNKNOWN', '/wieght'],
  ])('refuses %j', (more, code, pointer) => {
    const error = refusal(() => ask(more))
    expect([error.code, error.pointer]).toEqual([code, pointer])
    expect(error.expected).toBeTruthy()
    expect(error.message.length).toBeLessThan(2000)
  })

  it('refuses absurd lengths', () => {
    expect(refusal(() => ask({ from: 'x'.repeat(1e6) })).message.length).toBeLessThan(300)
    expect(refusal(() => ask({ avoid: Array(60).fill('RU').join() })).pointer).toBe('/avoid')
  })

  it.each([[null], [undefined], ['from Kuryk'], [[]], [7]])('refuses %j, which is no question', (raw) => {
    expect(refusal(() => readQuestion(raw, WORLD, NOW)).code).toBe('QUESTION_MALFORMED')
  })

  it('plans the past when told that it is history', () => {
    expect(ask({ ready: '2024-06-01', history: true }).query.ready).toBe(parseInstant('2024-06-01'))
    expect(ask({ ready: '2026-11-24T10:00Z' }).query.ready).toBe(parseInstant('2026-11-24T10:00Z'))
  })

  it('gives a question or a structured refusal, whatever comes', () => {
    const value = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string(), { maxLength: 3 }),
    )
    const record = fc.dictionary(fc.oneof(fc.constantFrom<string>(...QUESTION_FIELDS), fc.string()), value, {
      maxKeys: 6,
    })
    fc.assert(
      fc.property(record, fc.boolean(), (raw, withEnds) => {
        try {
          const { query } = readQuestion(withEnds ? { ...raw, ...ends } : raw, WORLD, NOW)
          expect(query.cargo.tonnes).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toBeInstanceOf(StructuredError)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('readHandOver', () => {
  it('reads by when and with what chance', () => {
    const { arriveBy, chance } = readHandOver({ ...ends, arriveBy: '2027-01-31' }, WORLD, NOW)
    expect([arriveBy, chance]).toEqual([parseInstant('2027-01-31'), 0.9])
  })

  it.each<[Record<string, unknown>, string]>([
    [{}, 'QUESTION_FIELD_MISSING'],
    [{ arriveBy: '2026-11-25' }, 'DEADLINE_BEFORE_READY'],
    [{ arriveBy: '2027-01-31', chance: 1 }, 'QUESTION_VALUE_INVALID'],
    [{ arriveBy: '2027-01-31', chance: 0 }, 'QUESTION_VALUE_INVALID'],
    [{ arriveBy: '2027-01-31', chance: 'often' }, 'QUESTION_VALUE_INVALID'],
  ])('refuses %j', (more, code) => {
    expect(refusal(() => readHandOver({ ...ends, ...more }, WORLD, NOW)).code).toBe(code)
  })
})

describe('readProfile', () => {
  it('reads how many days, and within how many the goods are wanted', () => {
    expect(readProfile(ends, WORLD, NOW).span).toEqual({ days: 365, within: null })
    expect(readProfile({ ...ends, days: '31', within: 29.5 }, WORLD, NOW).span).toEqual({ days: 31, within: 29.5 })
  })

  it('takes a first hand-over in a year, and a deadline before it', () => {
    const { query } = readProfile({ ...ends, ready: '2027-11-25', deadline: '2027-01-31' }, WORLD, NOW)
    expect(query).toMatchObject({ ready: parseInstant('2027-11-25'), deadline: parseInstant('2027-01-31') })
  })

  it.each<[Record<string, unknown>, string]>([
    [{ days: 0 }, 'QUESTION_VALUE_INVALID'],
    [{ days: 401 }, 'QUESTION_VALUE_INVALID'],
    [{ days: 1.5 }, 'QUESTION_VALUE_INVALID'],
    [{ within: 0 }, 'QUESTION_VALUE_INVALID'],
    [{ within: 121 }, 'QUESTION_VALUE_INVALID'],
    [{ exact: true }, 'QUESTION_FIELD_UNKNOWN'],
  ])('refuses %j', (more, code) => {
    expect(refusal(() => readProfile({ ...ends, ...more }, WORLD, NOW)).code).toBe(code)
  })
})
