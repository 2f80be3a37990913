import type { Problem } from '@karavan/api'
import { describe, expect, it } from 'vitest'
import { refusedIn } from './refused-rows.js'

const PROBLEM: Problem = { type: '', title: '', status: 422, detail: '', code: 'FIGURE_ROW_INVALID' }

describe('refused rows', () => {
  it('are those that a problem names, each once', () => {
    const faults = ['/rows/2 value', '/rows/2 unit', '/rows/7/colour'].map((pointer) => ({
      pointer,
      received: '"much"',
      expected: 'a number',
    }))
    const [row, other, ...more] = refusedIn({ ...PROBLEM, pointer: '/rows/2 value', faults }, 1000)
    expect(row).toEqual({ index: 1002, column: 'value', received: 'much', expected: 'a number' })
    expect([other?.index, other?.column, more]).toEqual([1007, 'colour', []])
    expect(refusedIn({ ...PROBLEM, pointer: '/rows/0 where', received: '"Aktau"', expected: 'an id' })).toEqual([
      { index: 0, column: 'where', received: 'Aktau', expected: 'an id' },
    ])
  })

  it('are none where a problem is of something else', () => {
    expect(refusedIn(PROBLEM)).toEqual([])
    expect(refusedIn({ ...PROBLEM, pointer: '/why' })).toEqual([])
  })
})
