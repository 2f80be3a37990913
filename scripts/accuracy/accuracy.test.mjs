import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { baselineOf } from './baseline.mjs'
import { EVIDENCE, MAPPING, readTables, versionOf } from './evaluate.mjs'
import { readPublished, readSources } from './evidence.mjs'
import { countedStages } from './impose.mjs'
import { restingOn, withoutRows } from './leave-out.mjs'
import { mappingFaults, readMapping, readPaces, startsOf } from './mapping.mjs'
import { hoursFromObservations, readServiceWords, sourceSpread, trainHours } from './rules.mjs'
import { intervalScore, nextQuantile, quantileOf, summaryOf } from './score.mjs'

const tables = readTables()

describe('the interval score', () => {
  it('is the width for a value inside, its ends included', () => {
    expect([10, 12, 20].map((value) => intervalScore(10, 20, value))).toEqual([10, 10, 10])
  })

  it('adds twenty times what the value lies outside, on either side', () => {
    expect(intervalScore(10, 20, 9)).toBeCloseTo(30)
    expect(intervalScore(10, 20, 22)).toBeCloseTo(50)
  })

  it('is least, over many values, for the interval between their own percentiles', () => {
    const values = Array.from({ length: 1001 }, (_, i) => (i / 1000) ** 2)
    const total = (low, high) => values.reduce((sum, value) => sum + intervalScore(low, high, value), 0)
    const best = total(quantileOf(values, 0.05), quantileOf(values, 0.95))
    for (const [low, high] of [
      [0.1, 0.95],
      [0.05, 0.8],
      [0.01, 0.99],
      [0, 1],
    ])
      expect(total(quantileOf(values, low), quantileOf(values, high))).toBeGreaterThan(best)
  })
})

describe('a summary', () => {
  it('counts what is inside and takes medians and means', () => {
    const predicted = { p5: 24, p50: 48, p95: 72 }
    expect(summaryOf([48, 60, 96].map((hours) => ({ hours, predicted })))).toEqual({
      rows: 3,
      inside: 2,
      intervalScoreDays: (2 + 2 + 22) / 3,
      relativeIntervalScore: (1 + 0.8 + 5.5) / 3,
      medianWidth: 1,
      medianError: 0.2,
    })
    expect(summaryOf([])).toBeNull()
  })

  it('puts the next of n values below the k-th with the chance k of n + 1', () => {
    expect([0.25, 0.5, 0.75].map((share) => nextQuantile([1, 2, 3], share))).toEqual([1, 2, 3])
    expect(nextQuantile([1, 2, 3], 0.05)).toBe(1)
  })
})

describe('the baseline', () => {
  const row = (source, mode, hours, km) => ({ source, mode, hours, km })
  const rail = [20, 30, 40, 50].map((pace, i) => row(`rail ${i}`, 'rail', 10_000 / pace, 10_000))

  it('takes the median pace of the other rows of the family', () => {
    const others = [...rail, row('ship', 'sea', 1, 10_000), row('own', 'rail', 1, 10_000)]
    const { p50, rows } = baselineOf(row('own', 'rail', 24, 600), others)
    expect(rows).toBe(4)
    expect(p50).toBeCloseTo((600 / 30 + 600 / 40) / 2)
  })

  it('takes all other rows where the family has fewer than four', () => {
    expect(baselineOf(row('own', 'road', 24, 600), rail).rows).toBe(4)
  })
})

describe('the mapping', () => {
  const { usable, unusable, times } = readPublished(EVIDENCE)

  it('has one entry with a reason for each usable row, and none without a row', () => {
    expect(mappingFaults(usable, readMapping(MAPPING))).toEqual([])
  })

  it('says what is amiss', () => {
    const [first, second] = readMapping(MAPPING)
    const faults = mappingFaults(usable.slice(0, 2), [first, { ...first, line: 999 }, { ...second, origin: 'XX' }])
    expect(faults.map((fault) => fault.replace(/\(.*\) /, ''))).toEqual([
      'the entry for line 999 has no usable row',
      `the entry for line ${second.line} is about XX–${second.destination}, its row is not`,
    ])
  })

  it('names services and places of the network only', () => {
    const services = readServiceWords(tables)
    const places = new Set(tables.locations.map(({ cells }) => cells.id))
    const carriages = readMapping(MAPPING).flatMap((entry) => entry.carriages)
    const named = carriages.filter(({ kind }) => kind === 'service').map(({ id }) => id)
    expect(named.filter((id) => !services.has(id))).toEqual([])
    const laid = [
      ...carriages.flatMap((carriage) => carriage.places ?? []),
      ...readPaces(MAPPING).flatMap((p) => p.places),
    ]
    expect(laid.filter((id) => !places.has(id))).toEqual([])
  })

  it('takes paces from facts with a time or a speed', () => {
    const sources = readSources(EVIDENCE)
    for (const { fact, kmPerDay } of readPaces(MAPPING)) {
      expect(sources.has(fact), fact).toBe(true)
      expect(kmPerDay !== null || times.has(Number(fact.split(':')[1])), fact).toBe(true)
    }
  })

  it('leaves no row of the evidence out', () => {
    const lines = readFileSync(`${EVIDENCE}/transit_times_published.csv`, 'utf8').trim().split('\n').length - 1
    expect(usable.length + unusable.length).toBe(lines)
    expect(unusable.every(({ reason }) => reason !== '')).toBe(true)
  })

  it('starts in the months known, else in every month of the year', () => {
    expect(startsOf({ months: ['2024-02'] }, 2024)[0]).toBe(Date.UTC(2024, 1, 1) / 60_000)
    expect(startsOf({ months: [] }, 2016)).toHaveLength(72)
  })
})

describe('the stages that count', () => {
  const stages = ['handling', 'wait', 'hold', 'run', 'handling', 'wait', 'run', 'hold', 'handling'].map((kind, i) => ({
    kind,
    i,
  }))
  const counted = (scope) => countedStages(stages, scope).map(({ i }) => i)

  it('are those from departure to arrival between stations', () => {
    expect(counted('station')).toEqual([3, 4, 5, 6, 7])
  })

  it('are joined by the first handling where loading counts, and all from door to door', () => {
    expect(counted('loading')).toEqual([0, 3, 4, 5, 6, 7])
    expect(counted('door')).toHaveLength(stages.length)
  })
})

describe('leaving a source out', () => {
  const sources = readSources(EVIDENCE)
  const measured = 'https://www.trend.az/business/4145509.html'

  it('takes the hours from a service with an observation of the source, and from no other', () => {
    const { services } = restingOn(measured, tables, sources)
    expect([...services]).toEqual(['XIAN-ALAT-TITR'])
  })

  it('takes out what cites the source as evidence', () => {
    const resting = restingOn(
      'https://www.inbusiness.kz/ru/last/shtormy-na-kaspii-vzvintili-ceny-kontejnery-po-tmtm-podorozhali',
      tables,
      sources,
    )
    expect(resting.handling.map(({ cells }) => cells.place)).toContain('KZ-AKTAU')
    const left = withoutRows(tables, resting)
    expect(left.handling.length).toBe(tables.handling.length - resting.handling.length)
  })

  it('makes the hours anew from the other sources, reports before announcements', () => {
    const service = { id: 'S', mode: 'rail_block_train', includes: [] }
    const spread = { train: [0.7, 1.5], ship: [1, 1] }
    const o = (source, statistic, hours) => ({ service: 'S', source, statistic, hours, low: hours, high: hours })
    expect(hoursFromObservations(service, [], spread)).toBeNull()
    expect(hoursFromObservations(service, [o('a', 'announced', 100)], spread)[2]).toBe(120)
    const alone = hoursFromObservations(service, [o('a', 'announced', 100), o('b', 'single', 200)], spread)
    expect(alone.slice(1, 4)).toEqual([140, 200, 300])
    const [, p10, p50, p90] = hoursFromObservations(service, [o('b', 'single', 200), o('c', 'mean', 300)], spread)
    expect([p10, p50, p90]).toEqual([200, 300, 375])
  })

  it('measures how far sources lie apart on services with two or more', () => {
    const services = new Map(['A', 'B', 'C', 'D'].map((id) => [id, { id, mode: 'rail_block_train', includes: [] }]))
    const observations = [...services.keys()].flatMap((service) => [
      { service, source: 'x', statistic: 'mean', hours: 100 },
      { service, source: 'y', statistic: 'mean', hours: 200 },
    ])
    expect(sourceSpread(services, observations)).toEqual({ train: [0.5, 2], ship: [1, 1] })
  })

  it('lays a train at the pace of trains through the same countries', () => {
    const train = (crosses, pace) => ({ km: 4000, hours: (24 * 4000) / pace, crosses, source: 's' })
    const near = [400, 500, 600, 700].map((pace) => train(['KZ', 'RU'], pace))
    const far = [900, 900, 900, 900, 900].map((pace) => train(['DE'], pace))
    const [, , p50] = trainHours(1000, ['KZ'], [...near, ...far])
    expect(p50 / 24).toBeCloseTo(1000 / 550)
  })
})

describe('the committed report', () => {
  it('says for which network it was made', () => {
    const root = new URL('../../docs/accuracy/', import.meta.url)
    const { version } = JSON.parse(readFileSync(new URL('accuracy.json', root), 'utf8'))
    expect(readFileSync(new URL('report.md', root), 'utf8')).toContain(`Network ${version.network}`)
    const now = versionOf(tables)
    if (now.network !== version.network || now.inputs !== version.inputs)
      console.warn('docs/accuracy is stale: npm run accuracy -- --write')
  })
})
