import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { earliestInstant, endInstant, parseInstant, readTable } from '@karavan/core'
import type { Cargo, ConditionsSnapshot, PlanQuery, Restriction } from '@karavan/model'
import { compileNetwork, type Network, readNetworkTables } from '@karavan/network'

const data = fileURLToPath(new URL('../../network/data/', import.meta.url))
const register = fileURLToPath(new URL('../../conditions/data/orders.csv', import.meta.url))

/** The network that comes with the project, compiled afresh. */
export function bundledNetwork(): Network {
  const names = readdirSync(data).filter((name) => name.endsWith('.csv'))
  return compileNetwork(readNetworkTables(new Map(names.map((name) => [name, readFileSync(data + name, 'utf8')]))))
}

/** The orders that come with the project and stand by themselves, each as it is printed. */
export function bundledSnapshot(network: Network): ConditionsSnapshot {
  return {
    restrictions: readRules(readFileSync(register, 'utf8')),
    closures: network.closures,
    handlingOverrides: [],
    asOf: READY,
    version: 'test',
  }
}

/** Nothing is banned, shut or queueing. */
export const NO_CONDITIONS: ConditionsSnapshot = {
  version: 'none',
  asOf: 0,
  restrictions: [],
  closures: [],
  handlingOverrides: [],
}

export const READY = parseInstant('2026-12-01')

function readRules(text: string): Restriction[] {
  const standing = readTable(text, { file: 'orders.csv', columns: ['id', 'effect', 'amends'] }).filter(
    ({ cells }) => cells['amends'] === '' && cells['from'] !== '' && (cells['effect'] !== 'hold' || cells['to'] !== ''),
  )
  return standing.map(({ cells }) => {
    const cell = (name: string) => cells[name] ?? ''
    const list = (name: string) => cell(name).split(/\s+/).filter(Boolean)
    return {
      id: cell('id'),
      issuer: cell('issuer'),
      title: cell('title'),
      text: cell('text'),
      effect: cell('effect') as Restriction['effect'],
      appliesAt: cell('applies_at') as Restriction['appliesAt'],
      places: list('places'),
      countries: list('countries'),
      directions: list('directions'),
      origins: list('origins'),
      destinations: list('destinations'),
      modes: list('modes') as unknown as Restriction['modes'],
      equipment: list('equipment') as unknown as Restriction['equipment'],
      goods: list('goods_hs'),
      goodsExcept: list('goods_excluded'),
      from: cell('from') === '' ? null : earliestInstant(cell('from')),
      until: cell('to') === '' ? null : endInstant(cell('to')),
      exceptions: [],
      source: cell('source'),
      sourceDate: cell('source_date'),
      basis: 'published',
    }
  })
}

export function question(from: string, to: string, cargo: Cargo, more: Partial<PlanQuery> = {}): PlanQuery {
  return {
    from,
    to,
    ready: READY,
    cargo,
    avoid: { countries: [], locations: [], modes: [], services: [] },
    sort: 'arrival',
    limit: 6,
    exact: false,
    ...more,
  }
}

/** The questions of the README. */
export const README_QUESTIONS: readonly PlanQuery[] = [
  question('KZ-KURYK', 'LT-KLAIPEDA', { equipment: 'wagon-open', units: 20, tonnes: 1300, hs: '2530' }),
  question('LT-KLAIPEDA', 'KZ-ALMATY', { equipment: 'truck', units: 1, tonnes: 20 }),
  question(
    'CN-XIAN',
    'SE-KARLSHAMN',
    { equipment: '40HC', units: 1, tonnes: 18 },
    { avoid: { countries: ['RU', 'BY'], locations: [], modes: [], services: [] } },
  ),
  question('KZ-KOSTANAY', 'GE-POTI', { equipment: 'wagon-hopper', units: 30, tonnes: 2000, hs: '1001' }),
  question('KZ-ALMATY', 'CN-QINGDAO', { equipment: '20GP', units: 40, tonnes: 900, hs: '1003' }),
  question('KZ-KARAGANDA', 'IR-BANDARABBAS', { equipment: 'wagon-open', units: 15, tonnes: 1000, hs: '7208' }),
]
