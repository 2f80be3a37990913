import { parseInstant } from '@karavan/core'
import type { ConditionsAnswer } from '@karavan/model'
import { bundledConditions } from '@karavan/storage'
import { expect, it } from 'vitest'
import { conditionsList } from './conditions-list-command.js'
import type { OptionValues } from './options.js'
import type { Terminal } from './terminal.js'

const plain: Terminal = { columns: 200, room: 200, bold: (text) => text, dim: (text) => text }

function list(values: OptionValues, now: string) {
  const invocation = { command: 'conditions list', operands: [], values }
  return conditionsList(invocation, parseInstant(now), plain, bundledConditions())
}

const cargo = { at: ['Kuryk'], from: 'Kostanay', equipment: 'wagon-hopper' }

it('says from when to load for a queue, with its source and age, by the usual hours of the planner', () => {
  const goods = { ...cargo, from: 'Tendyk', equipment: 'wagon-tank', goods: '290220' }
  const { code, output } = list(goods, '2025-06-03')
  expect(code).toBe(0)
  expect(output).toMatch(/Load from 2025-06-\d\d: what waits at Kuryk port is handled by 2025-06-23/)
  expect(output).toContain('over 1000 counted, 46 handled a day')
  expect(output).toContain('counted 1 day before by cac.wtmreport.com')
  const [loading] = (JSON.parse(list({ ...goods, json: true }, '2025-06-03').output) as ConditionsAnswer).loading ?? []
  const hours = (loading?.hours?.p50 ?? 0) * 60
  expect(loading?.loadFrom).toBe(Math.max(parseInstant('2025-06-03'), (loading?.queue?.clears ?? 0) - hours))
})

it('says from when to load where a ban has no exception for the place of loading', () => {
  const { output } = list({ ...cargo, goods: '290220' }, '2025-06-03')
  expect(output).toContain(
    'Load from 2025-07-01: the ban “Extend: Kuryk-Port (export, ferry)” at Kuryk port ends on 2025-06-30',
  )
})

it('says that any day will do where there is neither queue nor ban', () => {
  const { output } = list(cargo, '2026-11-26')
  expect(output).toContain(
    'Loading for Kuryk port\n  No queue and no ban is known that would hold goods at Kuryk port: load any day.',
  )
})

it('tells the days of an order though an exception begins meanwhile, and what the exception lets pass in a day', () => {
  const { output } = list({ at: ['Kuryk'] }, '2025-06-10')
  expect(output).toContain('inForce from 2025-06-03 (inferred) to 2025-06-30')
  expect(output).toContain(
    'relieved by KTZ-2025-KURYK-06: Paraxylene and benzene loaded at Tendyk station, export, 36 wagons a day',
  )
})

it('takes goods by their words, and says which they are', () => {
  const { output } = list({ at: ['Kuryk'], goods: 'paraxylene' }, '2025-06-10')
  expect(output).toContain('On 2025-06-10T00:00Z, for paraxylene (HS 2902), of')
  expect(() => list({ goods: 'steel' }, '2025-06-10')).toThrow('GOODS_AMBIGUOUS')
})
