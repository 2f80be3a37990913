import { readdirSync, readFileSync } from 'node:fs'
import { type ReadFigure, unitText } from '@karavan/statistics'

/** A figure of a text as a person read it; only the fields of the series that are named are judged. */
export interface GoldFigure {
  readonly quote: string
  /** Which of several same quotes, from 1. */
  readonly nth?: number
  readonly value: number | null
  readonly min?: number
  readonly max?: number
  readonly missing?: 'onlyCompared'
  readonly unit: string
  readonly period: readonly [string, string] | null
  readonly status: string
  readonly qualifier: string | null
  readonly series: Readonly<Record<string, unknown>>
  readonly comparison?: { readonly kind: string; readonly value: number; readonly unit: string }
  /** Other readings of words that may be read in two ways. */
  readonly alternatives?: readonly Partial<GoldFigure>[]
}

export interface Gold {
  readonly date: string
  readonly figures: readonly GoldFigure[]
}

export interface Case extends Gold {
  readonly name: string
  readonly text: string
}

export interface Score {
  /** Figures of the gold. */
  readonly gold: number
  /** Of them those that were found with value, unit and period right. */
  readonly found: number
  /** Of those that were found those of which it is right what is counted. */
  readonly counted: number
  readonly proposed: number
  /** Of the proposed those that are in the gold with value, unit and period. */
  readonly correct: number
  readonly faults: readonly string[]
}

/** The texts of a folder with their gold. */
export function casesIn(folder: URL): readonly Case[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.gold.json'))
  return names.map((file) => {
    const name = file.replace('.gold.json', '')
    const gold = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Gold
    return { ...gold, name, text: readFileSync(new URL(`${name}.txt`, folder), 'utf8') }
  })
}

/** @param read - gives the figures of a text that was published on a day */
export function scoreOf(cases: readonly Case[], read: (text: string, date: string) => readonly ReadFigure[]): Score {
  const scores = cases.map((one) => judged(one, read(one.text, one.date)))
  const sum = (part: 'gold' | 'found' | 'counted' | 'proposed' | 'correct') =>
    scores.reduce((total, score) => total + score[part], 0)
  return {
    gold: sum('gold'),
    found: sum('found'),
    counted: sum('counted'),
    proposed: sum('proposed'),
    correct: sum('correct'),
    faults: scores.flatMap(({ faults }) => faults),
  }
}

function judged({ name, text, figures }: Case, read: readonly ReadFigure[]): Score {
  const left = new Set(read)
  const faults: string[] = []
  let [found, counted] = [0, 0]
  for (const gold of figures) {
    const at = placeOf(text, gold)
    const near = [...left].filter(({ span }) => span.start < at.end && at.start < span.end)
    const right = near.find((figure) => readingsOf(gold).some((reading) => isRight(figure, reading)))
    if (right === undefined) {
      const told = near.map(
        (figure) =>
          `${figure.value ?? figure.missing} ${unitText(figure.series.unit)} ${figure.period?.start}/${figure.period?.end}`,
      )
      faults.push(`${name}: «${gold.quote}» missed${told.length > 0 ? `, read as ${told.join('; ')}` : ''}`)
      continue
    }
    left.delete(right)
    found++
    const wrong = readingsOf(gold)
      .filter((reading) => isRight(right, reading))
      .map((reading) => wrongIn(right, reading))
    const [least = []] = wrong.sort((a, b) => a.length - b.length)
    if (least.length === 0) counted++
    else faults.push(`${name}: «${gold.quote}» ${least.join(', ')}`)
  }
  for (const { quote, value, period } of left)
    faults.push(`${name}: «${quote}» proposed as ${value} of ${period?.start}/${period?.end}, and is no such figure`)
  return { gold: figures.length, found, counted, proposed: read.length, correct: read.length - left.size, faults }
}

/** The gold with each of its alternatives, and with all of them together in twos. */
function readingsOf(gold: GoldFigure): readonly GoldFigure[] {
  const others = (gold.alternatives ?? []).map((other) => ({ ...gold, ...other }))
  const pairs = (gold.alternatives ?? []).flatMap((one, i, all) =>
    all.slice(i + 1).map((two) => ({ ...gold, ...one, ...two })),
  )
  return [gold, ...others, ...pairs]
}

function isRight({ value, min, max, series, period, missing, comparison }: ReadFigure, gold: GoldFigure): boolean {
  const isSameTime =
    gold.period === null ? period === null : period?.start === gold.period[0] && period.end === gold.period[1]
  const isSameClaim =
    gold.missing === undefined ||
    (missing === gold.missing &&
      comparison?.kind === gold.comparison?.kind &&
      comparison?.value === gold.comparison?.value)
  return (
    value === gold.value &&
    min === (gold.min ?? null) &&
    max === (gold.max ?? null) &&
    unitText(series.unit) === gold.unit &&
    isSameTime &&
    isSameClaim
  )
}

function wrongIn(figure: ReadFigure, gold: GoldFigure): readonly string[] {
  const series = Object.entries(gold.series).flatMap(([field, wanted]) => {
    const is = figure.series[field as keyof typeof figure.series]
    return JSON.stringify(is) === JSON.stringify(wanted)
      ? []
      : [`${field} ${JSON.stringify(is)} for ${JSON.stringify(wanted)}`]
  })
  const { comparison, status, qualifier } = figure
  const claim = gold.comparison
  const isClaim =
    claim === undefined ||
    (comparison?.kind === claim.kind && comparison.value === claim.value && comparison.unit === claim.unit)
  return [
    ...series,
    ...(isClaim ? [] : [`claim ${comparison?.kind} ${comparison?.value} for ${claim?.kind} ${claim?.value}`]),
    ...(status === gold.status ? [] : [`status ${status} for ${gold.status}`]),
    ...(qualifier === gold.qualifier ? [] : [`qualifier ${qualifier} for ${gold.qualifier}`]),
  ]
}

function placeOf(text: string, { quote, nth = 1 }: GoldFigure): { readonly start: number; readonly end: number } {
  let start = -1
  for (let i = 0; i < nth; i++) start = text.indexOf(quote, start + 1)
  if (start < 0) throw new Error(`the text does not hold «${quote}» ${nth} times`)
  return { start, end: start + quote.length }
}

/** The score as a table of the documentation. */
export function tableOf({ gold, found, counted, proposed, correct }: Score): string {
  const percent = (part: number, whole: number) => `${Math.round((part / whole) * 100)} %`
  return [
    '| figures in the texts | found with value, unit and time | proposed | of them right | what is counted right |',
    '|---|---|---|---|---|',
    `| ${gold} | ${percent(found, gold)} | ${proposed} | ${percent(correct, proposed)} | ${percent(counted, found)} |`,
  ].join('\n')
}
