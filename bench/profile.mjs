import { readFileSync } from 'node:fs'
import { parseInstant } from '@karavan/core'
import { plan, profile, readQuestion } from '@karavan/planner'
import { bundledWorld } from './corridor.mjs'
import { round, summary, timed } from './measure.mjs'

const README = new URL('../README.md', import.meta.url)
const DAYS = 365

/** The README's questions for a hand-over on each day of a year, beside as many plain questions, which must say the same. */
export async function run() {
  const { network, snapshot } = bundledWorld()
  const questions = readmeQuestions(network)
  for (const query of questions) plan(query, network, snapshot)
  let mismatches = 0
  const years = questions.map((query) => {
    const year = timed(() => profile(query, { days: DAYS, within: null }, network, snapshot))
    const plain = timed(() => year.result.days.map(({ ready }) => plan({ ...query, ready }, network, snapshot)))
    mismatches += plain.result.filter((answer, day) => differs(year.result, day, answer)).length
    return {
      from: query.from,
      to: query.to,
      ways: year.result.ways.length,
      profile: round(year.ms),
      plans: round(plain.ms),
      timesAsFast: round(plain.ms / year.ms),
    }
  })
  return {
    days: DAYS,
    mismatches,
    years,
    profile: summary(years.map(({ profile }) => profile)),
    plans: summary(years.map(({ plans }) => plans)),
  }
}

/** Whether a day of a profile and the plans of that day differ in a way, an hour or a cost. */
function differs({ ways, days }, day, { plans }) {
  const told = (list) => JSON.stringify(list.sort(([a], [b]) => (a < b ? -1 : 1)))
  const shown = days[day].promises.flatMap((promise, i) =>
    promise?.shown ? [[ways[i].wayId, promise.hours, ways[i].cost.amount, ways[i].co2eKg]] : [],
  )
  return told(shown) !== told(plans.map(({ wayId, hours, cost, co2eKg }) => [wayId, hours, cost.amount, co2eKg]))
}

/** The six questions that the README begins with. */
function readmeQuestions(network) {
  const commands = [...readFileSync(README, 'utf8').matchAll(/^npx karavan plan (.*)$/gm)].slice(0, 6)
  return commands.map(([, line]) => {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain)
    const [from, to, ...rest] = words.filter((word) => word !== '--history')
    const options = rest.flatMap((word, i) => (i % 2 === 0 ? [[word.slice(2), rest[i + 1]]] : []))
    const fields = { from, to, ...Object.fromEntries(options), history: true }
    return readQuestion(fields, network, parseInstant('2026-12-01')).query
  })
}
