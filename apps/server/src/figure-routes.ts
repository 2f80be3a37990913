import { API_PREFIX, type ChecksAnswer, type DerivedAnswer, type FiguresAnswer, type TargetsAnswer } from '@karavan/api'
import { formatDate, isPartialDate } from '@karavan/core'
import type { Observation, Series } from '@karavan/model'
import {
  type Derived,
  deriveSeries,
  figureChecks,
  figuresBySeries,
  figuresCsv,
  figuresSdmx,
  figuresWith,
  figureTargets,
  readMapping,
  seriesTitle,
} from '@karavan/statistics'
import type { FastifyInstance } from 'fastify'
import { asFile, invalid, oneOf } from './answering.js'
import { fieldsOf, textOf } from './bodies.js'
import type { RouteParts } from './route-parts.js'
import { searched } from './searched.js'

/** A text of the greatest length that is read, and the JSON around it, bytes. */
const TEXT_LIMIT = 2 * 1024 * 1024
const MOST_WORDS = 200

const EXPORTS = {
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv', write: figuresCsv },
  json: {
    type: 'application/json; charset=utf-8',
    ending: 'json',
    write: (figures: readonly Observation[]) => `${JSON.stringify(figures, null, 2)}\n`,
  },
  sdmx: { type: 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8', ending: 'sdmx.csv', write: figuresSdmx },
} as const

/** Adds the routes of published figures: what they are, what is claimed with them, and what an article or a table tells. */
export function addFigureRoutes(app: FastifyInstance, { world, search, now, figures }: RouteParts): void {
  const { network } = world()
  const placeName = (id: string) => network.locations.get(id)?.name ?? id
  const titleOf = (series: Series) => seriesTitle(series, placeName)
  const asked = (query: unknown) => ({ words: wordsOf(fieldsOf(query, ['words']).words), placeName })

  const checksOf = remembered((all: readonly Observation[]) => figureChecks(all, { words: [], placeName }))

  app.get(`${API_PREFIX}/figures`, async ({ query }): Promise<FiguresAnswer> => {
    const series = figuresBySeries(await figures.all(), asked(query))
    return { series: series.map((one) => ({ ...one, figures: [...one.figures] })) }
  })
  app.get(`${API_PREFIX}/figures/checks`, async ({ query }): Promise<ChecksAnswer> => {
    const [all, question] = [await figures.all(), asked(query)]
    const { verdicts, conflicts, slips, parts } =
      question.words.length === 0 ? checksOf(all) : figureChecks(all, question)
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
  app.get(`${API_PREFIX}/figures/targets`, async ({ query }): Promise<TargetsAnswer> => {
    const asOf = formatDate(now())
    const lines = figureTargets(await figures.all(), asked(query), asOf).map(({ series, targets, path }) => ({
      title: titleOf(series),
      series,
      targets: targets.map(({ figure, state, aim, reached, needed, alsoDated }) => ({
        figure,
        state,
        aim: aim?.value ?? null,
        reached,
        needed: neededOf(needed),
        alsoDated: [...alsoDated],
      })),
      path: [...path],
    }))
    return { asOf, lines: lines.sort((a, b) => a.title.localeCompare(b.title, 'en')) }
  })
  app.get(`${API_PREFIX}/figures/derived`, async ({ query }): Promise<DerivedAnswer> => {
    const { words, series, acrossScopes } = fieldsOf(query, ['words', 'series', 'acrossScopes'])
    if (acrossScopes !== undefined && acrossScopes !== 'true' && acrossScopes !== 'false')
      throw invalid('acrossScopes', acrossScopes, '`true` or `false`')
    const all = await figures.all()
    const asked = figuresWith(all, { words: wordsOf(words), placeName, name: nameOf(series) })
    const derived = deriveSeries(asked, { acrossScopes: acrossScopes === 'true' }, all)
    return {
      derived: derived.map(({ of, from, ...one }) => ({
        ...one,
        title: titleOf(of.series),
        of: of.id,
        from: [...from],
      })),
    }
  })
  app.get(`${API_PREFIX}/figures/export`, async ({ query }, reply) => {
    const { words, series, format = 'csv' } = fieldsOf(query, ['words', 'series', 'format'])
    const { type, ending, write } = EXPORTS[oneOf(format, 'format', ['csv', 'json', 'sdmx'])]
    const found = figuresWith(await figures.all(), { words: wordsOf(words), placeName, name: nameOf(series) })
    return asFile(`karavan-figures.${ending}`, reply).type(type).send(write(found))
  })
  app.post(`${API_PREFIX}/figures/read`, { bodyLimit: TEXT_LIMIT }, (request, reply) => {
    const { text, date = null } = fieldsOf(request.body, ['text', 'date'])
    if (date !== null && (typeof date !== 'string' || !isPartialDate(date) || date === 'undated'))
      throw invalid('date', date, 'the day the text was published, as 2025-06-25')
    return searched(search, { kind: 'article', text: textOf(text, 'text', TEXT_LIMIT), date }, request, reply)
  })
  app.post(`${API_PREFIX}/figures/preview`, { bodyLimit: TEXT_LIMIT }, (request, reply) => {
    const { text, mapping } = fieldsOf(request.body, ['text', 'mapping'])
    const task = {
      kind: 'figureTable',
      text: textOf(text, 'text', TEXT_LIMIT),
      mapping: mapping === undefined ? null : readMapping(mapping),
    } as const
    return searched(search, task, request, reply)
  })
}

/** Works something out once of the figures as they stand. */
function remembered<Result>(work: (figures: readonly Observation[]) => Result) {
  let last: { readonly figures: readonly Observation[]; readonly result: Result } | undefined
  return (figures: readonly Observation[]): Result => {
    if (last?.figures !== figures) last = { figures, result: work(figures) }
    return last.result
  }
}

function neededOf(needed: Derived | null): TargetsAnswer['lines'][number]['targets'][number]['needed'] {
  const [from] = needed?.from ?? []
  if (needed === null || needed.value === null || from === undefined) return null
  return { growth: needed.value, from, isAcrossScopes: needed.isAcrossScopes }
}

/** @throws {StructuredError} QUESTION_VALUE_INVALID */
function nameOf(series: unknown): string | undefined {
  if (series === undefined || typeof series === 'string') return series
  throw invalid('series', series, 'the name of a series')
}

/** @throws {StructuredError} QUESTION_VALUE_INVALID */
function wordsOf(words: unknown = ''): readonly string[] {
  if (typeof words !== 'string' || words.length > MOST_WORDS)
    throw invalid('words', words, `words of a title, ${MOST_WORDS} characters at most`)
  return words.split(/\s+/).filter(Boolean)
}
