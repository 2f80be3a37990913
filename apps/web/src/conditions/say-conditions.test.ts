import type { StatusReport } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../words/words.js'
import { momentInWords, reportSpan } from './say-conditions.js'

describe('a moment', () => {
  it('is told as exactly as it was said, a minute with its zone', () => {
    expect(momentInWords('2026-11-26T13:05+05:00', ENGLISH)).toBe('26 Nov 2026, 13:05 UTC+5')
    expect(momentInWords('2026-11-26T02:00-03:30', ENGLISH)).toBe('26 Nov 2026, 02:00 UTC-3:30')
    expect(momentInWords('2026-11-26T08:00Z', ENGLISH)).toBe('26 Nov 2026, 08:00 UTC')
    expect(momentInWords('2026-11-26', ENGLISH)).toBe('26 Nov 2026')
    expect(momentInWords('2026-11', ENGLISH)).toBe('Nov 2026')
  })
})

describe('a report', () => {
  const told = (part: Partial<StatusReport>) =>
    reportSpan({ since: '2026-11-26T13:05+05:00', until: null, expectedUntil: null, ...part } as StatusReport, ENGLISH)

  it('tells its hours, and until when it is expected to last while nobody says that it is over', () => {
    expect(told({})).toBe('since 26 Nov 2026, 13:05 UTC+5')
    expect(told({ expectedUntil: '2026-11-27T08:00Z' })).toBe(
      'since 26 Nov 2026, 13:05 UTC+5 · expected until 27 Nov 2026, 08:00 UTC',
    )
    expect(told({ expectedUntil: '2026-11-28', until: '2026-11-27' })).not.toContain('expected')
  })
})
