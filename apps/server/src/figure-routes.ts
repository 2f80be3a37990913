import { API_PREFIX, type ChecksAnswer, type FiguresAnswer, type TargetsAnswer } from '@karavan/api'
import { formatDate, isPartialDate } from '@karavan/core'
import type { Observation, Series } from '@karavan/model'
import { figureChecks, figuresBySeries, figureTargets, seriesTitle } from '@karavan/statistics'
import { loadFigures } from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import { invalid } from './answering.js'
import { fieldsOf, textOf } from './bodies.js'
import type { RouteParts } from './route-parts.js'
import { searched } from './searched.js'

/** A text of the greatest length that is read, and the JSON around it, bytes. */
const TEXT_LIMIT = 2 * 1024 * 1024
const MOST_WORDS = 200

/** Adds the routes of published figures: what they are, what is claimed with them, and what an article tells. */
export function addFigureRoutes(app: FastifyInstance, { world, search, now }: RouteParts): void {
  let loaded: readonly Observation[] | undefined
  const figures = () => {
    loaded ??= loadFigures()
    return loaded
  }
  const { network } = world()
  const placeName = (id: string) => network.locations.get(id)?.name ?? id
  const titleOf = (series: Series) => seriesTitle(series, placeName)
  const asked = (query: unknown) => ({ words: wordsOf(query), placeName })

  app.get(`${API_PREFIX}/figures`, ({ query }): FiguresAnswer => {
    const series = figuresBySeries(figures(), asked(query))
    return { series: series.map((one) => ({ ...one, figures: [...one.figures] })) }
  })
  app.get(`${API_PREFIX}/figures/checks`, ({ query }): ChecksAnswer => {
    const { verdicts, conflicts, slips, parts } = figureChecks(figures(), asked(query))
    return {
      verdicts: verdicts.map((verdict) => ({ ...verdict, title: titleOf(verdict.figure.series) })),
      conflicts: conflicts.flatMap(({ figures: apart, ...conflict }) => {
        const [first] = apart
        return first === undefined ? [] : [{ ...conflict, figures: [...apart], title: titleOf(first.series) }]
      }),
      slips: slips.map(({ figure, power }) => ({ title: titleOf(figure.series), figure, power })),
      parts: parts.map((one) => ({ ...one, parts: [...one.parts], title: titleOf(one.whole.series) })),
    }
  })
  app.get(`${API_PREFIX}/figures/targets`, ({ query }): TargetsAnswer => {
    const asOf = formatDate(now())
    const lines = figureTargets(figures(), asked(query), asOf).map(({ series, targets, path }) => ({
      title: titleOf(series),
      series,
      targets: targets.map(({ figure, state, aim, reached, needed, alsoDated }) => ({
        figure,
        state,
        aim: aim?.value ?? null,
        reached,
        neededGrowth: needed?.value ?? null,
        alsoDated: [...alsoDated],
      })),
      path: [...path],
    }))
    return { asOf, lines: lines.sort((a, b) => a.title.localeCompare(b.title, 'en')) }
  })
  app.post(`${API_PREFIX}/figures/read`, { bodyLimit: TEXT_LIMIT }, (request, reply) => {
    const { text, date = null } = fieldsOf(request.body, ['text', 'date'])
    if (date !== null && (typeof date !== 'string' || !isPartialDate(date) || date === 'undated'))
      throw invalid('date', date, 'the day the text was published, as 2025-06-25')
    return searched(search, { kind: 'article', text: textOf(text, 'text', TEXT_LIMIT), date }, request, reply)
  })
}

/** @throws {StructuredError} QUESTION_FIELD_UNKNOWN, QUESTION_VALUE_INVALID */
function wordsOf(query: unknown): readonly string[] {
  const { words = '' } = fieldsOf(query, ['words'])
  if (typeof words !== 'string' || words.length > MOST_WORDS)
    throw invalid('words', words, `words of a title, ${MOST_WORDS} characters at most`)
  return words.split(/\s+/).filter(Boolean)
}
