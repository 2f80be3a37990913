import { describe, expect, it } from 'vitest'
import { readOrderText } from '../../src/index.js'
import { bundledGazetteer } from './gazetteer.js'
import { casesIn, precisionOf, recallOf, scoreOf, tableOf } from './score.js'

const gazetteer = bundledGazetteer()
const read = (text: string) => readOrderText(text, gazetteer)

describe.each(['known', 'frozen'])('the texts of %s', (folder) => {
  const cases = casesIn(folder)

  it.runIf(cases.length > 0)('are read', () => {
    const score = scoreOf(cases, (text) => read(text).fields)
    console.log(tableOf(score))
    for (const d of score.differences) console.log(d.id, d.field, 'expected', d.expected, 'proposed', d.proposed)
    if (folder !== 'known') return
    expect(precisionOf(score.all)).toBeGreaterThanOrEqual(0.95)
    expect(recallOf(score.all)).toBeGreaterThanOrEqual(0.85)
  })
})
