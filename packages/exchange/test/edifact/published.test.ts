import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readInterchange, readMessages } from '../../src/index.js'
import { describePublished } from '../epcis/samples.js'
import { expectEpcis } from './epcis-of.js'
import { zoneOf } from './zones.js'

const read = (name: string) => {
  const bytes = readFileSync(join(process.env['KARAVAN_SAMPLES'] ?? '', 'standards/edifact', name))
  return readMessages(readInterchange(bytes), zoneOf)
}
const summary = (name: string) => {
  const messages = read(name)
  const events = messages.flatMap((message) => message.events)
  expectEpcis(events)
  return {
    happened: events.map((event) => `${event['karavan:eventTypeCode']} ${event['karavan:eventClassifierCode']}`),
    times: events.map(({ eventTime }) => eventTime),
    refused: messages.flatMap(({ refused }) => refused.map(({ code }) => code)),
    remarks: messages.flatMap(({ remarks }) => remarks.map(({ code, pointer }) => `${code} ${pointer.split(',')[0]}`)),
  }
}

describePublished('published messages of EDIFACT', () => {
  it('CODECO: a container of a wrong check digit came through a gate', () => {
    expect(summary('CODECO.edi')).toEqual({
      happened: ['GTIN ACT'],
      times: ['2017-01-02T08:00:00+00:00'],
      refused: [],
      remarks: ['replacement line 3', 'checkDigitWrong line 7', 'placeFromSender line 4', 'zoneUnknown line 9'],
    })
  })

  it('COARRI: two discharged, and each that was loaded', () => {
    const { happened, refused } = summary('D95BCOARRI.edi')
    expect(refused).toEqual([])
    expect(happened.filter((each) => each === 'DISC ACT')).toHaveLength(2)
    expect(happened.filter((each) => each === 'LOAD ACT')).toHaveLength(19)
    expect(happened.filter((each) => each.endsWith('EST'))).toHaveLength(4)
  })

  it('IFTSTA of a railway, without an interchange around it', () => {
    const { happened, times, refused } = summary('IFTSTA-D00B-rail.edi')
    expect(refused).toEqual([])
    expect(happened[0]).toBe('DEPA ACT')
    expect(times[0]).toBe('2022-11-19T07:10:00+00:00')
    expect(happened).toHaveLength(7)
  })

  it('refuses the message whose count is wrong, and what is no message of containers', () => {
    expect(summary('example_release_character.edi').refused).toEqual(['syntax'])
    expect(summary('example_wrapped.edi').refused).toEqual(['typeUnread'])
  })
})
