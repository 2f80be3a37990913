import {
  EQUIPMENT,
  type EquipmentKind,
  inEnglish,
  type KnockedOut,
  type Message,
  message,
  type NearestQuestion,
  type PlanQuery,
  payloadKg,
} from '@karavan/model'
import type { QuestionGraph } from '../search/question-graph.js'
import { QuestionGraph as Question } from '../search/question-graph.js'

/** Questions close to one without an answer that do have one: one thing changed at a time. */
export function nearestQuestions(question: QuestionGraph, out: readonly KnockedOut[]): NearestQuestion[] {
  const { query } = question
  const found: NearestQuestion[] = []
  const offer = (change: Message, part: Partial<PlanQuery>) => {
    if (hasAnswer(question, { ...query, ...part })) found.push({ ...inEnglish({ change }), query: part })
  }
  for (const { rule, subject, told } of out) {
    if (rule.code !== 'AVOIDED') continue
    const { avoid } = query
    const without = <T extends string>(items: readonly T[]) => items.filter((item) => item !== subject)
    offer(message('nearest.allow', { what: { kind: 'message', message: told.subjectName } }), {
      avoid: {
        countries: without(avoid.countries),
        locations: without(avoid.locations),
        modes: without(avoid.modes),
        services: without(avoid.services),
      },
    })
  }
  const { countries, locations, modes, services } = query.avoid
  if (found.length === 0 && countries.length + locations.length + modes.length + services.length > 1) {
    offer(message('nearest.allowAll'), { avoid: { countries: [], locations: [], modes: [], services: [] } })
  }
  for (const equipment of OTHER_EQUIPMENT) {
    if (found.length >= 4 || EQUIPMENT[equipment].family === EQUIPMENT[query.cargo.equipment].family) continue
    const units = Math.max(1, Math.ceil((query.cargo.tonnes * 1000) / payloadKg(equipment) - 1e-9))
    offer(message('nearest.equipment', { units, equipment: { kind: 'equipment', equipment } }), {
      cargo: { ...query.cargo, equipment, units },
    })
  }
  return found
}

/** The same question without countries that every way shown crosses, where there may be a way around them. */
export function questionsAround(question: QuestionGraph, countries: readonly string[]): NearestQuestion[] {
  const { avoid } = question.query
  return countries
    .filter((country) => question.hasWayAround(country))
    .map((country) => ({
      ...inEnglish({ change: message('nearest.avoid', { country: { kind: 'country', code: country } }) }),
      query: { avoid: { ...avoid, countries: [...avoid.countries, country] } },
    }))
}

const OTHER_EQUIPMENT: readonly EquipmentKind[] = ['40HC', 'wagon-covered', 'truck']

function hasAnswer(question: QuestionGraph, query: PlanQuery): boolean {
  const other = new Question(question.network, question.snapshot, query)
  return other.hasWay && other.search().length > 0
}
