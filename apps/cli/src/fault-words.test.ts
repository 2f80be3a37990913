import { readFileSync } from 'node:fs'
import { StructuredError } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { faultWords } from './fault-words.js'

/** Codes of the page, and reasons in an answer: no command ends with one. */
const ELSEWHERE =
  /^(ANSWER_UNREADABLE|UNREACHABLE|PAGE_FAULT|MESSAGE_UNKNOWN|AVOIDED|CROSSING_UNKNOWN|EQUIPMENT|FORBIDDEN|NOT_BOARDABLE|PAST_SERVICE|OUT_OF_VALIDITY|RULE_.*)$/

describe('a fault that only a command tells', () => {
  const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| `([A-Z_<>]+)` \| – \| (.+) \| .+ \|$/gm)]
    .map(([, code = '', means = '']) => ({ code, means: means.replaceAll('`', '') }))
    .filter(({ code }) => !ELSEWHERE.test(code))

  it.each(rows)('$code is said in the words of the page', ({ code, means }) => {
    const error = new StructuredError({ code })
    expect(faultWords(error)).toBe(`${means.slice(0, 1).toUpperCase()}${means.slice(1)}`)
  })
})
