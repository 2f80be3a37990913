import { expect, it } from 'vitest'
import { ENGLISH } from '../words/words.js'
import { formatInWords, pointerInWords, pointInWords, stepInWords, typeInWords } from './say-report.js'

it('says what was read in words, and lets stand what it has none for', () => {
  expect(formatInWords('wagon report', ENGLISH)).toBe('Wagon report')
  expect(formatInWords('IFTSTA D:00B', ENGLISH)).toBe('IFTSTA D:00B')
  expect(stepInWords('urn:epcglobal:cbv:bizstep:departing', ENGLISH)).toBe('departing')
  expect(stepInWords('https://ref.gs1.org/cbv/BizStep-staging_outbound', ENGLISH)).toBe('made up for departure')
  expect(stepInWords('void_shipping', ENGLISH)).toBe('void shipping')
  expect(typeInWords('ObjectEvent', ENGLISH)).toBe('seen')
})

it('says at which cell a table is odd and what stands there', () => {
  const point = {
    code: 'wagonMalformed',
    text: '…',
    pointer: 'sheet Дислокация, row 8, column B',
    received: 'цистерна',
  }
  expect(pointerInWords(point.pointer, ENGLISH)).toBe('Sheet Дислокация, row 8, column B')
  expect(pointInWords(point, ENGLISH)).toBe('«цистерна»: not the number of a wagon: 8 or 12 digits are expected')
  expect(pointerInWords('line 13', ENGLISH)).toBe('Line 13')
  expect(pointerInWords('line 13, column AB', ENGLISH)).toBe('Line 13, column AB')
  expect(pointerInWords('sheet Итоги', ENGLISH)).toBe('Sheet Итоги')
  expect(pointerInWords('/epcisBody/eventList/1', ENGLISH)).toBe('/epcisBody/eventList/1')
  expect(pointInWords({ code: 'EPCIS_INVALID', text: '…', pointer: '' }, ENGLISH)).toBeNull()
})
