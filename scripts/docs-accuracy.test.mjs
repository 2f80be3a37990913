import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { accuracyWords } from './docs-accuracy.mjs'

const read = (path) => readFileSync(new URL(`../docs/accuracy/${path}`, import.meta.url), 'utf8')

it('tells share, error and score of the accuracy beside the baseline, and which aims are met', () => {
  const words = accuracyWords({
    version: { network: 'abc' },
    groups: {
      headline: { rows: 20, inside: 18, medianError: 0.2, intervalScoreDays: 10 },
      baseline: { rows: 20, inside: 10, medianError: 0.3, intervalScoreDays: 25 },
    },
  })
  expect(words).toContain('against 20 published transit times')
  expect(words).toContain('| 18 of 20 (90 %) | 10 of 20 (50 %) | nine in ten: met |')
  expect(words).toContain('| 20 % | 30 % | at most 15 %: **missed** |')
  expect(words).toContain('| 10.0 | 25.0 | at most half of the other: met, 0.40 of it |')
  expect(words).toContain('network abc')
})

it('says what the report says', () => {
  const accuracy = JSON.parse(read('accuracy.json'))
  const report = read('report.md')
  const words = accuracyWords(accuracy)
  const { headline } = accuracy.groups
  expect(report).toContain(
    `**With each row's own source left out of the network, ${headline.inside} of ${headline.rows}`,
  )
  const verdicts = (text, pattern) => [...text.matchAll(pattern)].map(([, missed]) => missed !== undefined)
  expect(verdicts(words, /: (?:met|(\*\*missed\*\*))/g)).toEqual(verdicts(report, /^- (?:Met|(\*\*Missed\*\*)):/gm))
})
