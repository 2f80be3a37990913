import { ROUTES } from '@karavan/api'
import { expect, it } from 'vitest'
import { isMessage } from '../words/catalogue.js'

const MET = ROUTES.filter(({ id }) => ['postPlans', 'getLocation', 'getLocations', 'getGoods'].includes(id))

it.each([...new Set(MET.flatMap(({ problems }) => [...problems])), 'INTERNAL', 'UNREACHABLE', 'PAGE_FAULT'])(
  'the refusal %s has words of the page',
  (code) => {
    expect(isMessage(`states.problem.${code}`)).toBe(true)
  },
)
