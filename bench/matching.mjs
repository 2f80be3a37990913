import { chanceWithin, matchPlans, registerOf, rulingsOf } from '@karavan/conditions'
import { formatDate, parseInstant, seededRandom } from '@karavan/core'
import { ANYTHING, whyElsewhere } from '@karavan/model'
import { loadNetwork } from './corridor.mjs'
import { round, summary, timed } from './measure.mjs'

const ORDERS = 5000
const PLANS = 10_000
/** Plans of which every order is asked: all of them take minutes. */
const ASKED = 500
const ROUNDS = 5
const DAY = 1440
const FIRST = parseInstant('2026-01-01')
const GOODS = ['1001', '1005', '1101', '1206', '2710', '2711', '3102', '3104', '5201', '7208', '8429', '8703']
const EQUIPMENT = ['40HC', '20GP', 'wagon-covered', 'wagon-hopper', 'wagon-tank', 'wagon-platform', 'truck']

/** Plans against orders: by the index, and by asking each order about each passage, which must say the same. */
export async function run() {
  const places = [...loadNetwork().locations.values()]
  const random = seededRandom(11)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const folding = timed(() => registerOf(makeOrders(pick, random, places)))
  const { terms } = folding.result
  const plans = Array.from({ length: PLANS }, (_, i) => makePlan(i, pick, random, places))
  const times = []
  let hits = []
  for (let i = 0; i < ROUNDS; i += 1) {
    const { result, ms } = timed(() => matchPlans(terms, plans))
    times.push(ms)
    hits = result
  }
  const asked = plans.slice(0, ASKED)
  const plain = timed(() => plainMatches(terms, asked))
  const same = timed(() => matchPlans(terms, asked))
  const index = summary(times)
  return {
    orders: ORDERS,
    terms: terms.length,
    plans: PLANS,
    passages: plans.reduce((sum, { passages }) => sum + passages.length, 0),
    hits: hits.length,
    mismatches: countDifferences(same.result, plain.result),
    folding: round(folding.ms),
    index,
    asked: ASKED,
    askedHits: plain.result.length,
    plain: round(plain.ms),
    same: round(same.ms),
    timesAsFast: round(plain.ms / same.ms),
  }
}

function plainMatches(terms, plans) {
  const hits = []
  for (const { id, consignment, passages } of plans) {
    passages.forEach((passage, i) => {
      for (const term of terms) {
        if (whyElsewhere(term.order, passage) !== null) continue
        const chance = chanceWithin(passage.when, term.from, term.until)
        if (chance <= 0) continue
        for (const ruling of rulingsOf(term, { ...passage, ...consignment }))
          hits.push({ id, passage: i, ruling, chance })
      }
    })
  }
  return hits
}

function countDifferences(hits, expected) {
  const key = ({ id, passage, ruling, chance }) =>
    `${id} ${passage} ${ruling.verdict} ${ruling.order.id} ${ruling.clause.key} ${chance}`
  const said = new Set(hits.map(key))
  return Math.abs(hits.length - expected.length) + expected.filter((hit) => !said.has(key(hit))).length
}

/** Chains of one to four documents over three years, at places or countries of the network. */
function makeOrders(pick, random, places) {
  const orders = []
  while (orders.length < ORDERS) {
    const id = `O${String(orders.length).padStart(5, '0')}`
    const from = Math.floor(random() * 1000)
    const days = 3 + Math.floor(random() * 26)
    const first = makeOrder(id, 'ban', [from, from + days], scopeOf(pick, random, places))
    orders.push(first)
    let last = first
    let end = from + days
    while (random() < 0.45 && orders.length < ORDERS) {
      const action = pick(['extend', 'extend', 'narrow', 'exception', 'lift'])
      const goods = action === 'exception' || action === 'narrow' ? [pick(GOODS)] : []
      const span = action === 'extend' ? [end + 1, end + 1 + days] : [end - 2, null]
      const next = makeOrder(`${id}-${orders.length}`, action, span, { ...ANYTHING, goods, amends: last.id })
      orders.push(next)
      if (action !== 'extend') break
      last = next
      end += 1 + days
    }
  }
  return orders
}

function makeOrder(id, action, [from, to], scope) {
  const day = (n) => formatDate(FIRST + n * DAY)
  return {
    id,
    action,
    issuer: 'seeded',
    title: id,
    text: id,
    effect: 'hold',
    appliesAt: 'passage',
    issuedOn: null,
    from: day(from),
    to: to === null ? null : day(to),
    clauses: [],
    exceptions: [],
    source: 'seeded',
    sourceDate: '2026',
    basis: 'assumed',
    ...scope,
  }
}

function scopeOf(pick, random, places) {
  const { id, country } = pick(places)
  const where = random() < 0.9 ? { places: [id] } : { countries: [country] }
  return {
    ...ANYTHING,
    ...where,
    modes: random() < 0.5 ? ['rail'] : [],
    goods: random() < 0.5 ? [pick(GOODS)] : [],
    equipment: random() < 0.3 ? [pick(EQUIPMENT)] : [],
  }
}

/** A dozen passages, a day or two apart. */
function makePlan(i, pick, random, places) {
  const mode = pick(['rail', 'rail', 'road'])
  let at = FIRST + Math.floor(random() * 1000) * DAY
  const passages = Array.from({ length: 12 }, () => {
    at += Math.floor((0.5 + 2 * random()) * DAY)
    const { id, country } = pick(places)
    return {
      leg: 0,
      moment: 'passage',
      location: id,
      countries: [country],
      direction: null,
      mode,
      when: { p10: at, p50: at + DAY, p90: at + 3 * DAY },
    }
  })
  const cargo = { equipment: pick(EQUIPMENT), units: 1, tonnes: 20, hs: `${pick(GOODS)}00` }
  return {
    id: `P${i}`,
    consignment: { cargo, origin: pick(places).country, destination: pick(places).country },
    passages,
  }
}
