import { parseInstant } from '@karavan/core'
import { ANYTHING, type ConditionsAnswer, type MatchAnswer, type Order, type PlanAnswer } from '@karavan/model'
import { bundledConditions } from '@karavan/storage'
import { describe, expect, it } from 'vitest'
import { conditionsList } from './conditions-list-command.js'
import { conditionsMatch } from './conditions-match-command.js'
import { planCommand } from './plan-command.js'
import type { Terminal } from './terminal.js'

const plain: Terminal = { columns: 400, room: 400, bold: (text) => text, dim: (text) => text }
const now = parseInstant('2026-11-26')
const bundled = bundledConditions()

const ban = (to: string): Order => ({
  ...ANYTHING,
  id: 'KTZ-46',
  number: '46',
  issuer: 'KTZ',
  title: 'No grain to the ports',
  text: 'No grain.',
  action: 'ban',
  effect: 'hold',
  appliesAt: 'arrival',
  issuedOn: '2026-11-18',
  from: '2026-11-20',
  to,
  places: ['KZ-AKTAU', 'KZ-KURYK'],
  goods: ['1001'],
  clauses: [],
  exceptions: [],
  source: 'a letter of KTZ',
  sourceDate: '2026-11-18',
  basis: 'quoted',
})

async function ask(command: typeof planCommand, to: string, more = {}): Promise<string> {
  return askUnder(command, ban(to), more)
}

async function askUnder(command: typeof planCommand, order: Order, more = {}): Promise<string> {
  const invocation = {
    command: 'plan',
    operands: ['Kostanay', 'Poti'],
    values: {
      equipment: 'wagon-hopper',
      wagons: '30',
      tonnes: '2000',
      goods: '1001',
      avoid: ['RU', 'TM'],
      ready: '2026-12-01',
      ...more,
    },
  }
  const { output } = await command(invocation, now, plain, { ...bundled, orders: [...bundled.orders, order] })
  return output
}

describe('a ban on passing a place', () => {
  it('holds the goods once, before they set out for it', async () => {
    const banned = { ...ban('2026-12-05'), appliesAt: 'passage' as const, modes: ['rail' as const] }
    const { output } = await planCommand(
      {
        command: 'plan',
        operands: ['Almaty', "Xi'an"],
        values: {
          equipment: 'wagon-covered',
          wagons: '10',
          goods: '1001',
          avoid: ['KZ-DOSTYK'],
          ready: '2026-12-01',
          json: true,
        },
      },
      now,
      plain,
      { ...bundled, orders: [...bundled.orders, { ...banned, places: ['KZ-ALTYNKOL'] }] },
    )
    const { plans } = JSON.parse(output) as PlanAnswer
    const byAltynkol = plans.filter(({ title }) => title.includes('Altynkol'))
    expect(byAltynkol.length).toBeGreaterThan(0)
    for (const { stages } of byAltynkol)
      expect(stages.filter(({ kind }) => kind === 'hold').map(({ place }) => place)).toEqual(['KZ-ALMATY'])
  })
})

describe('a plan that an order holds at its origin', () => {
  it('names the order by number, with its source and date, and what to do', async () => {
    const output = await ask(planCommand, '2026-12-05')
    const lines = output.split('\n').map((line) => line.trim())
    const held = lines.findIndex((line) => line.startsWith('held at Kostanay by “No grain to the ports” at Kuryk port'))
    expect(lines[held]).toMatch(/\(KTZ No\. 46\), with \d+ % \[a letter of KTZ, 2026-11-18\]$/)
    expect(lines[held + 1]).toMatch(/^→ wait until 2026-12-06, or hand over from 2026-12-/)
  })

  it('says in which queue it waits, with whose count', async () => {
    const past = {
      command: 'conditions match',
      operands: ['Tendyk', 'Poti'],
      values: { equipment: 'wagon-tank', goods: '290243', ready: '2025-06-08', history: true, avoid: ['RU'] },
    }
    const { output } = await conditionsMatch(past, now, plain, bundled)
    expect(output).toMatch(
      /waits with \d+ % in the queue, 2025-06-\d\d to .*: Kuryk port: queue of 1000, counted on 2025-06-02/,
    )
    const json = await conditionsMatch({ ...past, values: { ...past.values, json: true } }, now, plain, bundled)
    const { plans } = JSON.parse(json.output) as MatchAnswer
    const queues = plans.flatMap((one) => one.queues)
    expect(queues.length).toBeGreaterThan(0)
    for (const queue of queues) {
      expect(queue).toMatchObject({ place: 'KZ-KURYK', told: { text: { key: 'stage.queue' } } })
      expect(queue.passed.p50).toBeGreaterThanOrEqual(queue.when.p50 ?? 0)
      expect(queue.provenance.length).toBeGreaterThan(0)
    }
  })

  it('says what is not known of a past time', async () => {
    const past = {
      command: 'conditions match',
      operands: ['Kostanay', 'Poti'],
      values: { equipment: 'wagon-hopper', goods: '1001', ready: '2022-03-01', history: true },
    }
    const { output } = await conditionsMatch(past, now, plain, bundled)
    expect(output).toMatch(/\n {2}· .*2022-03-01/)
    const json = await conditionsMatch({ ...past, values: { ...past.values, json: true } }, now, plain, bundled)
    const { notes, told } = JSON.parse(json.output) as MatchAnswer
    expect(told.notes.map(({ key }) => key)).toEqual(expect.arrayContaining(['note.past', 'note.pastNoQueue']))
    expect(notes).toHaveLength(told.notes.length)
  })

  it('meets the order, also where the goods would come after its last day and it may be prolonged', async () => {
    for (const to of ['2026-12-05', '2026-11-30']) {
      const { plans } = JSON.parse(await ask(conditionsMatch, to, { json: true })) as MatchAnswer
      expect(plans.length).toBeGreaterThan(0)
      for (const { hits } of plans)
        expect(hits).toContainEqual(
          expect.objectContaining({ orderId: 'KTZ-46', verdict: 'banned', heldAt: 'KZ-KOSTANAY' }),
        )
    }
    expect(await ask(conditionsMatch, '2026-11-30')).toMatch(
      /banned with \d+ % at Kuryk port, held at Kostanay, .*: No grain to the ports\n {4}KTZ No\. 46 .*\n {4}→ its last day is 2026-11-30, before the goods come, and holds them only if it is prolonged/,
    )
  })
})

describe('an exception by consent', () => {
  const text = '20 wagons a day by consent'
  const consented: Order = {
    ...ban('2026-12-20'),
    from: '2026-11-28',
    places: ['KZ-KURYK'],
    clauses: [{ text, scope: ANYTHING, quota: { value: 20, unit: 'wagons' }, byConsent: true }],
  }

  it('leaves the goods held, and is named as the way out', async () => {
    const { plans } = JSON.parse(await askUnder(conditionsMatch, consented, { json: true })) as MatchAnswer
    const byKuryk = plans.filter(({ title }) => title.includes('Kuryk'))
    expect(byKuryk.length).toBeGreaterThan(0)
    for (const { hits } of byKuryk)
      expect(hits).toContainEqual(
        expect.objectContaining({
          verdict: 'banned',
          heldAt: 'KZ-KOSTANAY',
          quota: null,
          clause: `HS 1001, unless agreed: ${text}.`,
          advice: expect.arrayContaining([{ kind: 'exception', orderId: 'KTZ-46', text, byConsent: true }]),
        }),
      )
    expect(await askUnder(conditionsMatch, consented)).toContain(`→ unless agreed: ${text} (KTZ-46)`)
  })
})

describe('a ban on what is bound for a port', () => {
  const bound = (appliesAt: Order['appliesAt']): Order => ({
    ...ban('2026-12-20'),
    ...{ appliesAt, from: '2026-11-28', places: ['KZ-KURYK'], modes: ['rail'] },
  })

  it.each(['acceptance', 'loading', 'passage', 'arrival'] as const)(
    'at %s holds goods at the origin, and match and the first day of loading say the same day',
    async (appliesAt) => {
      const { plans } = JSON.parse(await askUnder(conditionsMatch, bound(appliesAt), { json: true })) as MatchAnswer
      const byKuryk = plans.filter(({ title }) => title.includes('Kuryk'))
      expect(byKuryk.length).toBeGreaterThan(0)
      const end = parseInstant('2026-12-21')
      for (const { hits } of byKuryk)
        expect(hits).toContainEqual(
          expect.objectContaining({
            heldAt: 'KZ-KOSTANAY',
            advice: expect.arrayContaining([expect.objectContaining({ kind: 'wait', handOverFrom: end })]),
          }),
        )
      const values = { at: ['Kuryk'], from: 'Kostanay', goods: '1001', equipment: 'wagon-hopper', json: true }
      const known = { ...bundled, orders: [...bundled.orders, bound(appliesAt)] }
      const { output } = conditionsList({ command: 'conditions list', operands: [], values }, now, plain, known)
      const [loading] = (JSON.parse(output) as ConditionsAnswer).loading ?? []
      expect(loading).toMatchObject({ decides: 'ban', loadFrom: end })
      expect(loading?.text).toContain('until then it holds the goods at Kostanay')
    },
  )
})
