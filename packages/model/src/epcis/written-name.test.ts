import { formatIdentifier } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { karavanUri } from './karavan-uri.js'
import { writtenName } from './written-name.js'

describe('a name in an event', () => {
  it.each([
    ['urn:epc:id:bic:CSQU3054383', formatIdentifier('container', 'CSQU3054383')],
    [karavanUri('wagon8', '60635208'), formatIdentifier('wagon8', '60635208')],
    [karavanUri('vessel', 'SAMPLE STAR'), 'SAMPLE STAR'],
    [karavanUri('plate', 'SAMPLE 1'), 'SAMPLE 1'],
    [karavanUri('station', 'Достык'), 'Достык'],
    [karavanUri('reference', 'BM', '28/1'), 'BM 28/1'],
    ['urn:epc:id:sgln:4012345.00001.0', 'sgln:4012345.00001.0'],
    ['urn:karavan:vessel:%E0', 'vessel:%E0'],
  ])('%s is written %s', (uri, written) => expect(writtenName(uri)).toBe(written))
})
