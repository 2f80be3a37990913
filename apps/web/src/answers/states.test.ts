import { PROBLEMS } from '@karavan/api'
import { expect, it } from 'vitest'
import { problemInWords } from '../shell/problem.js'
import { isMessage } from '../words/catalogue.js'
import { ENGLISH } from '../words/words.js'

it.each([...Object.keys(PROBLEMS), 'UNREACHABLE', 'ANSWER_UNREADABLE', 'PAGE_FAULT'])(
  'the refusal %s has words of the page',
  (code) => {
    expect(isMessage(`states.problem.${code}`)).toBe(true)
  },
)

it('a refusal that the page does not know is told without the words for programmers', () => {
  const problem = { type: 'about:blank', title: 'Schema', status: 400, code: 'SCHEMA_PATH', detail: '/properties/x: …' }
  expect(problemInWords(problem, ENGLISH)).toBe('The program met something that the page has no words for')
  expect(problemInWords({ ...problem, code: 'PLACE_UNKNOWN', received: '"Atlantis"' }, ENGLISH)).toContain('“Atlantis”')
})
