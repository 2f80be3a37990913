import { parseInstant } from '@karavan/core'
import type { PlanAnswer, TransportPlan } from '@karavan/model'
import { plan, readQuestion } from '@karavan/planner'
import { loadWorld, type World } from '@karavan/storage'
import { beforeAll, describe, expect, it } from 'vitest'

/** What someone of the trade would see at once in the answers on the bundled network. */

const AS_OF = parseInstant('2026-09-20T00:00Z')
let world: World
beforeAll(() => {
  world = loadWorld(undefined, AS_OF)
})

function ask(from: string, to: string, more: Record<string, unknown>): PlanAnswer {
  const { query } = readQuestion({ from, to, ready: '2026-12-01', ...more }, world.network, AS_OF)
  return plan(query, world.network, world.snapshot)
}

const BOX = { equipment: '40HC', units: 1, tonnes: 18 }
const bordersOf = ({ borders }: TransportPlan) => borders.map(({ from, to, placeName }) => `${from}>${to} ${placeName}`)
const using = (answer: PlanAnswer, service: string) =>
  answer.plans.find(({ legs }) => legs.some((leg) => leg.service === service))

describe('a through train', () => {
  it('crosses the border where its row says that it passes', () => {
    const train = using(ask("Xi'an", 'Poti', BOX), 'XIAN-ALAT-TITR')
    expect(train && bordersOf(train).slice(0, 2)).toEqual(['CN>KZ Altynkol', 'KZ>AZ Aktau port – Port of Baku (Alat)'])
  })

  it('has the border points of its drawn course where its row names none', () => {
    const train = using(ask('Chongqing', 'Duisburg', BOX), 'CHONGQING-DUISBURG-FIX')
    expect(train && bordersOf(train)).toEqual([
      'CN>KZ Dostyk',
      'KZ>RU Petukhovo',
      'RU>BY Krasnoye',
      'BY>PL Malaszewicze',
      'PL>DE Frankfurt (Oder)',
    ])
  })

  it('is not taken where a place that it passes is avoided', () => {
    const around = ask("Xi'an", 'Poti', { ...BOX, avoid: 'RU,KZ-AKTAU' })
    expect(using(around, 'XIAN-ALAT-TITR')).toBeUndefined()
    expect(around.plans.length).toBeGreaterThan(0)
  })

  it('counts its kilometres in the countries in which they lie', () => {
    const train = using(ask("Xi'an", 'Baku', { ...BOX, avoid: 'RU' }), 'XIAN-ALAT-TITR')
    const kg = (country: string) =>
      train?.co2eLines
        .filter(({ what }) => what.includes(` ${country},`))
        .reduce((sum, line) => sum + (line.kg ?? 0), 0)
    expect(train).toBeDefined()
    expect(kg('Azerbaijan')).toBeLessThan((kg('Kazakhstan') ?? 0) / 5)
  })
})

describe('a border', () => {
  it('is named after both places where neither is a border point', () => {
    const [first] = ask('Kuryk', 'Klaipėda', { equipment: 'wagon-open', wagons: 20, tonnes: 1300, goods: '2530' }).plans
    expect(first && bordersOf(first)).toEqual(['KZ>RU Aksarayskaya', 'RU>LV Zilupe', 'LV>LT Daugavpils – Panevezys'])
  })

  it('is not made by a ship that calls on the way', () => {
    const ships = ask('Chongqing', 'Duisburg', BOX).plans.filter(({ crosses }) => crosses.includes('SG'))
    for (const ship of ships) expect(bordersOf(ship)[0]).toBe('CN>NL Rotterdam')
    expect(ships.length).toBeGreaterThan(0)
  })

  it('is passed by lorries on a ferry under TIR', () => {
    const lorries = ask('Almaty', 'Tbilisi', { equipment: 'truck', trucks: 1, tonnes: 18, avoid: 'RU,IR' }).plans
    const ferried = lorries.flatMap(({ borders }) => borders).filter(({ to }) => to === 'AZ')
    expect(new Set(ferried.map(({ regime }) => regime))).toEqual(new Set(['TIR carnet']))
  })

  it('changes the consignment note once, where its law ends', () => {
    const railed = ask('Almaty', 'Mersin', { ...BOX, avoid: 'RU,IR,road,feeder' }).plans[0]
    const changes = railed?.borders.filter(({ reconsignment }) => reconsignment !== null)
    expect(changes?.map(({ from, to, reconsignment }) => `${from}>${to} ${reconsignment?.slice(0, 11)}`)).toEqual([
      'GE>TR SMGS to CIM',
    ])
  })
})

describe('what is shown', () => {
  const front: [string, string, Record<string, unknown>][] = [
    ['Kostanay', 'Poti', { equipment: 'wagon-hopper', wagons: 30, tonnes: 2000, goods: '1001' }],
    ["Xi'an", 'Poti', BOX],
    ['Chongqing', 'Duisburg', BOX],
    ['Almaty', 'Mersin', BOX],
  ]
  it.each(front)('comes back into no country from %s to %s', (from, to, cargo) => {
    for (const { crosses } of ask(from, to, cargo).plans) {
      const visits = crosses.filter((country, i) => country !== crosses[i - 1])
      expect(new Set(visits).size).toBe(visits.length)
    }
  })

  it('does not put a box on a lorry where the rails run on to the port', () => {
    const places = ask('Lianyungang', 'Constanta', { ...BOX, avoid: 'RU' }).plans.flatMap(({ legs }) =>
      legs.map((leg) => leg.to),
    )
    for (const junction of ['GE-SAMTREDIA', 'GE-KHASHURI', 'AZ-YEVLAKH']) expect(places).not.toContain(junction)
  })

  it('tells of the countries that every way crosses, with how to go around them', () => {
    const { notes } = ask('Almaty', 'Mersin', BOX)
    const everyRussian = ask('Kuryk', 'Klaipėda', { equipment: 'wagon-open', wagons: 20, tonnes: 1300 }).notes
    expect(everyRussian).toContain('Every way shown crosses Russia (RU). Avoid RU to see the ways around it.')
    expect(notes.some((note) => note.includes('(KZ)'))).toBe(false)
  })

  it('buys no few hours at half as much again', () => {
    const [first] = ask("Xi'an", 'Karlshamn', { ...BOX, avoid: 'RU,BY' }).plans
    expect(first?.legs[0]?.service).toBe('XIAN-ALAT-TITR')
  })

  it('offers the eastern route of the North-South corridor from western Kazakhstan to Iran', () => {
    const plans = ask('Aktobe', 'Bandar Abbas', {
      equipment: 'wagon-open',
      wagons: 15,
      tonnes: 1000,
      goods: '7208',
    }).plans
    expect(plans.some((way) => bordersOf(way).join('; ').startsWith('KZ>TM Serhetyaka'))).toBe(true)
  })

  it('takes a box that came by lorry to a container ship through the yard', () => {
    const ways = ask('Almaty', 'Baku', { ...BOX, avoid: 'RU,UZ' }).plans
    const shuttle = ways.some(({ legs }) => legs.some((leg) => leg.from === 'KZ-KURYK' && leg.to === 'KZ-AKTAU'))
    expect(shuttle).toBe(false)
  })
})

describe('a box on the road', () => {
  const BOXES = { equipment: '20GP', units: 40, tonnes: 900, goods: '1003' }
  const roads = ({ legs }: TransportPlan) => legs.filter(({ mode }) => mode === 'road')

  it('is hauled to the neighbour, with the fee of the border', () => {
    const [first] = ask('Poti', 'Yerevan', BOX).plans
    expect(first?.legs.map(({ service, crosses }) => [service, crosses])).toEqual([['road', ['GE', 'AM']]])
    expect(first?.cost.lines.filter(({ what }) => what.startsWith('border, '))).toHaveLength(1)
    expect(first && bordersOf(first)).toEqual([expect.stringMatching(/^GE>AM /)])
  })

  it('is not hauled where the mode, a place on the way or a country is avoided', () => {
    const { plans } = ask('Poti', 'Yerevan', BOX)
    const places = (way: TransportPlan | undefined) => way?.legs.flatMap(({ via }) => via) ?? []
    const railed = places(plans.find((way) => roads(way).length === 0))
    const onTheRoad = places(plans[0]).find((place) => !railed.includes(place)) ?? ''
    const around = ask('Poti', 'Yerevan', { ...BOX, avoid: onTheRoad }).plans
    for (const way of around) expect(places(way)).not.toContain(onTheRoad)
    const off = ask('Poti', 'Yerevan', { ...BOX, avoid: 'road' }).plans
    for (const way of off) expect(roads(way)).toEqual([])
    const south = ask('Urumqi', 'Tbilisi', { ...BOX, avoid: 'RU' }).plans
    for (const { crosses } of south) expect(crosses).not.toContain('RU')
    expect([around, off, south].every((ways) => ways.length > 0)).toBe(true)
  })

  it('is not hauled across a continent, nor from lorry to lorry', () => {
    const asked: [string, string, Record<string, unknown>][] = [
      ['Almaty', 'Qingdao', BOXES],
      ["Xi'an", 'Poti', BOX],
      ['Yerevan', 'Hamburg', BOX],
      ['Almaty', 'Mersin', BOX],
    ]
    for (const [from, to, cargo] of asked) {
      for (const way of ask(from, to, cargo).plans) {
        expect(roads(way).length).toBeLessThan(way.legs.length)
        for (const { distanceKm } of roads(way)) expect(distanceKm.value).toBeLessThanOrEqual(1200)
        way.legs.forEach(({ mode }, i) => {
          expect([mode, way.legs[i + 1]?.mode]).not.toEqual(['road', 'road'])
        })
      }
    }
  })

  it('is not taken off its lorry for a short ride by train to the next one', () => {
    for (const { legs } of ask('Yerevan', 'Hamburg', BOX).plans) {
      legs.forEach(({ mode, distanceKm }, i) => {
        const [before, after] = [legs[i - 1], legs[i + 1]]
        if (mode !== 'rail' || before?.mode !== 'road' || after?.mode !== 'road') return
        expect(distanceKm.value).toBeGreaterThan(Math.min(before.distanceKm.value, after.distanceKm.value))
      })
    }
  })
})

describe('flags', () => {
  const road = () => ask('Klaipėda', 'Almaty', { equipment: 'truck', trucks: 1, tonnes: 20 }).plans
  it('put the sanctions check first, then what depends on who carries, and unnamed goods last', () => {
    for (const { flags } of road()) {
      const kinds = flags.map(({ code, text }) =>
        code === 'RULE_UNKNOWN'
          ? 2
          : text.startsWith('Depends on who carries')
            ? 1
            : text.includes('sanctions check')
              ? 0
              : 1,
      )
      expect(kinds).toEqual([...kinds].sort())
      expect(kinds[0]).toBe(0)
    }
  })

  it('tell undecided rules once a country, with every source, and never as clear', () => {
    for (const { flags } of road()) {
      const undecided = flags.filter(({ code }) => code === 'RULE_UNKNOWN')
      expect(undecided.length).toBeGreaterThan(0)
      expect(new Set(undecided.map(({ country }) => country)).size).toBe(undecided.length)
      for (const { text, sources } of undecided) {
        expect(text).toContain('cannot be ruled out')
        expect(sources.length).toBeGreaterThan(1)
      }
    }
  })

  it('tell of the war wherever Ukraine or Iran lies on the way', () => {
    for (const { crosses, flags } of ask("Xi'an", 'Karlshamn', { ...BOX, avoid: 'RU,BY' }).plans) {
      for (const country of ['UA', 'IR']) {
        const told = flags.some((flag) => flag.country === country && flag.text.includes('war'))
        expect(told).toBe(crosses.includes(country))
      }
    }
  })
})

describe('a ban that no other equipment gets around', () => {
  it('is told as the reason, and no way around it is offered', () => {
    const { plans, nearest, knockedOut } = ask('Minsk', 'Klaipėda', {
      equipment: 'wagon-hopper',
      wagons: 30,
      tonnes: 2000,
      goods: '3104',
    })
    expect([plans, nearest]).toEqual([[], []])
    expect(knockedOut.map(({ rule }) => rule.restrictionId)).toContain('EU-765-2006-BY-POTASH')
  })

  it('keeps goods of Ukraine off Russia and Belarus', () => {
    for (const { crosses } of ask('Odesa', 'Almaty', BOX).plans) {
      expect(crosses).not.toContain('RU')
      expect(crosses).not.toContain('BY')
    }
  })
})
