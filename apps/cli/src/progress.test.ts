import { expect, it } from 'vitest'
import { type ProgressStream, progressOn } from './progress.js'

function told(stream: Omit<ProgressStream, 'write'>, environment: Record<string, string> = {}): string {
  let text = ''
  const progress = progressOn({ ...stream, write: (more) => (text += more) }, environment)
  progress.doing('0 of 2: reading a')
  progress.done('1 of 2: a')
  progress.note('stopped')
  progress.done('2 of 2: b')
  progress.end()
  return text
}

it('redraws one line on a terminal, no wider than it, and takes it away', () => {
  const lines = told({ isTTY: true, columns: 12 }).split('\r\u001b[2K')
  expect(lines).toEqual(['', '0 of 2: re…', '1 of 2: a', 'stopped\n', '2 of 2: b', ''])
})

it.each([
  [{ isTTY: false }, {}],
  [{ isTTY: true }, { TERM: 'dumb' }],
])('tells each thing that was done in a line elsewhere: %j %j', (stream, environment) => {
  expect(told(stream, environment)).toBe('1 of 2: a\nstopped\n2 of 2: b\n')
})
