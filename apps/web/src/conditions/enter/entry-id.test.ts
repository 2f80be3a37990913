import { describe, expect, it } from 'vitest'
import { countId, reportId } from './entry-id.js'

const NONE: ReadonlySet<string> = new Set()

describe('the id that is proposed', () => {
  it('tells reports and counts by what they say, where and when', () => {
    const cells = { place: 'KZ-KURYK', state: 'closed', since: '2026-11-26T08:00Z', date: '2026-11-26' }
    expect(reportId(cells, NONE)).toBe('SHUT-KZ-KURYK-2026-11-26-01')
    expect(reportId(cells, new Set([reportId(cells, NONE)]))).toBe('SHUT-KZ-KURYK-2026-11-26-02')
    expect(countId(cells, NONE)).toBe('QUEUE-KZ-KURYK-2026-11-26-01')
  })
})
