import { expect, it } from 'vitest'
import { citationOf } from './edition.js'
import { ENGLISH, tell } from './messages/index.js'

const EDITION = { networkVersion: 'n1', conditionsVersion: 'c1', dataAsOf: '2026-09-19' }
const cited = (ownValues: number) => tell(citationOf({ ...EDITION, ownValues }), ENGLISH)

it('cites the data with its date, and how many values of the asker lie over it', () => {
  const data = cited(0)
  expect(data).toBe('Karavan, network n1, conditions c1, data as of 2026-09-19')
  expect(cited(1)).toBe(`${data}, with 1 own value`)
  expect(cited(3)).toBe(`${data}, with 3 own values`)
})
