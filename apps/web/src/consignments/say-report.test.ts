import { expect, it } from 'vitest'
import { ENGLISH } from '../words/words.js'
import { formatInWords, placeInWords, pointerInWords, pointInWords, stepInWords, typeInWords } from './say-report.js'

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

it('says the place of an event by its name', () => {
  expect(placeInWords('urn:karavan:station:%D0%9A%D0%9E%D0%A1%D0%A2%D0%90%D0%9D%D0%90%D0%99')).toBe('КОСТАНАЙ')
  expect(placeInWords('urn:karavan:esrStation:669904')).toBe('669904')
  expect(placeInWords('urn:epc:id:sgln:0614141.00729.0')).toBe('urn:epc:id:sgln:0614141.00729.0')
  expect(placeInWords('urn:karavan:station:%D0')).toBe('%D0')
})
