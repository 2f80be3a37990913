import { type FigureRow, type FiguresKeptAnswer, type Problem, ProblemError } from '@karavan/api'
import { describe, expect, it } from 'vitest'
import { keepInParts } from './keep-in-parts.js'

const ROWS: readonly FigureRow[] = Array.from({ length: 2_500 }, (_, i) => ({ value: String(i) }))
const PROBLEM: Problem = { type: '', title: '', status: 422, detail: '', code: 'FIGURE_ROW_INVALID' }

/** A server that keeps all rows of a request or none, and fails before a request when it is told to. */
function server(isRefused: (value: string) => boolean, failsBefore = Number.POSITIVE_INFINITY) {
  const kept = new Set<string>()
  const asked: boolean[] = []
  async function send(rows: readonly FigureRow[], check: boolean): Promise<FiguresKeptAnswer> {
    if (asked.length === failsBefore) throw new ProblemError({ ...PROBLEM, status: 503, code: 'UNREACHABLE' })
    asked.push(check)
    const values = rows.map(({ value = '' }) => value)
    const at = values.findIndex(isRefused)
    if (at >= 0) throw new ProblemError({ ...PROBLEM, pointer: `/rows/${at} value`, received: 'x', expected: 'y' })
    const added = values.filter((value) => !kept.has(value))
    if (!check) for (const value of added) kept.add(value)
    return { kept: !check, added, known: values.filter((value) => !added.includes(value)) }
  }
  return { kept, asked, send }
}

describe('rows that are more than one request takes', () => {
  it('are none of them kept where one of any part is refused, and all parts tell theirs', async () => {
    const { kept, asked, send } = server((value) => value === '1700' || value === '2400')
    const done = await keepInParts(ROWS, send)
    expect(kept.size).toBe(0)
    expect(asked).toEqual([true, true, true])
    expect(done).toMatchObject({ kind: 'failed', added: 0, refused: [{ index: 1700 }, { index: 2400 }] })
  })

  it('are checked, then kept', async () => {
    const { kept, send } = server(() => false)
    expect(await keepInParts(ROWS, send)).toEqual({ kind: 'kept', added: 2_500, known: 0 })
    expect(kept.size).toBe(2_500)
    expect(await keepInParts(ROWS, send)).toEqual({ kind: 'kept', added: 0, known: 2_500 })
  })

  it('tell how many are kept where the server is lost on the way', async () => {
    const { kept, send } = server(() => false, 4)
    const done = await keepInParts(ROWS, send)
    expect(done).toMatchObject({ kind: 'failed', added: 1_000, refused: [], problem: { code: 'UNREACHABLE' } })
    expect(kept.size).toBe(1_000)
  })

  it('are not all asked for where none can be checked', async () => {
    const { asked, send } = server(() => false, 1)
    expect(await keepInParts(ROWS, send)).toMatchObject({ kind: 'failed', added: 0, refused: [] })
    expect(asked).toEqual([true])
  })
})

it('keeps rows of one request at once', async () => {
  const { asked, send } = server(() => false)
  expect(await keepInParts(ROWS.slice(0, 1_000), send)).toEqual({ kind: 'kept', added: 1_000, known: 0 })
  expect(asked).toEqual([false])
})
