import { resolve } from 'node:path'
import { type HandOverAnswer, handOverAnswer } from '@karavan/api'
import type { ConditionEntries } from '@karavan/conditions'
import { type EpochMinutes, formatInstant } from '@karavan/core'
import type { MatchAnswer } from '@karavan/model'
import {
  editionOf,
  HAND_OVER_FIELDS,
  latestHandOver,
  PROFILE_FIELDS,
  plan,
  profile,
  QUESTION_FIELDS,
  readHandOver,
  readProfile,
  readQuestion,
} from '@karavan/planner'
import { worldThen } from '@karavan/storage'
import { goodsCode } from './goods-option.js'
import { matched } from './matched.js'
import { type Invocation, type OptionValues, UsageError } from './options.js'
import { percent, questionWords } from './plan-words.js'
import { type NameOf, renderAnswer, renderPlan, type Shown } from './render-plan.js'
import { renderProfile } from './render-profile.js'
import { type Terminal, wrap } from './terminal.js'
import { worldToday } from './world-today.js'

/** What a command hands back: its exit code, and what goes to standard output and standard error. */
export interface Outcome<Output extends string | Uint8Array = string> {
  readonly code: 0 | 1 | 2 | 3
  readonly output: Output
  readonly errors?: string
}

/** `karavan plan FROM TO`. @throws {StructuredError} as the question's reader and the planner */
export async function planCommand(
  { operands, values }: Invocation,
  now: EpochMinutes,
  terminal: Terminal,
  known: ConditionEntries,
): Promise<Outcome> {
  const [from, to, ...rest] = operands
  if (from === undefined || to === undefined || rest.length > 0) {
    throw new UsageError(
      `karavan plan takes two places, FROM and TO; received ${operands.length === 0 ? 'none' : operands.map((text) => JSON.stringify(text)).join(' ')}. Put a name of several words into quotes.`,
    )
  }
  const world = await worldToday(overlayOf(values), now, known)
  const { network, snapshot, register, told } = world
  const matchedWith = { register, reports: told.reports }
  const json = values['json'] === true
  const shown = shownOf(values)
  const nameOf: NameOf = (id) => network.locations.get(id)?.name ?? id
  if (values['when'] !== true && (values['days'] !== undefined || values['within'] !== undefined))
    throw new UsageError('--days and --within go with --when, which asks for many days.')
  const backwards = values['arrive-by'] !== undefined || values['chance'] !== undefined
  if (values['when'] === true) {
    const { query, span, notes } = readProfile({ from, to, ...question(values) }, network, now)
    const answer = profile(query, span, network, snapshot, notes)
    const code = answer.ways.length === 0 ? 3 : 0
    return { code, output: json ? asJson(answer) : renderProfile(answer, nameOf, terminal) }
  }
  if (backwards) {
    const read = readHandOver({ from, to, ...question(values) }, network, now)
    const found = latestHandOver(read.query, read.arriveBy, read.chance, network, snapshot)
    const answer = handOverAnswer(found, read.query, editionOf(network, snapshot), read.notes)
    const code = answer.ready === null ? 3 : 0
    const held = answer.plan === null ? [] : [answer.plan]
    const hitsOn = matched(held, { ...read.query, ready: answer.ready ?? read.query.ready }, matchedWith, now)
    return { code, output: json ? asJson(answer) : renderHandOver(answer, hitsOn, nameOf, terminal) }
  }
  const { query, notes } = readQuestion({ from, to, ...question(values) }, network, now)
  const then = worldThen(world, query.ready)
  const answer = plan(query, network, then.world.snapshot, [...notes, ...then.notes])
  return {
    code: answer.plans.length === 0 ? 3 : 0,
    output: json
      ? asJson(answer)
      : renderAnswer(answer, matched(answer.plans, query, matchedWith, now), shown, nameOf, terminal),
  }
}

/** @throws {UsageError} */
function shownOf({ show }: OptionValues): Shown {
  if (show === undefined) return 1
  if (show === 'all') return 'all'
  if (typeof show === 'string' && /^[1-9]\d?$/.test(show)) return Number(show)
  throw new UsageError(`--show takes the number of a plan, 1 to 99, or all; received ${JSON.stringify(show)}.`)
}

/** The folder of a user's own rows. */
export function overlayOf(values: OptionValues): string | undefined {
  const { network } = values
  return typeof network === 'string' ? resolve(network) : undefined
}

/** The options that are fields of a question. @throws {StructuredError} GOODS_UNKNOWN, GOODS_AMBIGUOUS */
export function question(values: OptionValues): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const field of [...QUESTION_FIELDS, ...HAND_OVER_FIELDS, ...PROFILE_FIELDS]) {
    const value = values[field === 'arriveBy' ? 'arrive-by' : (field as keyof OptionValues)]
    if (value !== undefined) fields[field] = field === 'goods' && typeof value === 'string' ? goodsCode(value) : value
  }
  return fields
}

/** An answer as it goes to a program. */
export function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function renderHandOver(answer: HandOverAnswer, hits: MatchAnswer, nameOf: NameOf, terminal: Terminal): string {
  const { query, ready, plan: best } = answer
  const lines = [
    terminal.bold(`${nameOf(query.from)} → ${nameOf(query.to)}`),
    ...wrap(questionWords(query), terminal.columns, ''),
    ...answer.notes.flatMap((note) => wrap(`· ${note}`, terminal.columns, '  ')),
    '',
  ]
  const promise = `by ${formatInstant(answer.arriveBy)} with a chance of ${percent(answer.chance)}`
  if (ready === null || best === null) {
    lines.push(
      terminal.bold(`No hand-over arrives ${promise}.`),
      ...wrap(
        `Handed over at ${formatInstant(query.ready)}, the best way is there in time with a chance of ${percent(answer.bestChance)}.`,
        terminal.columns,
        '',
      ),
      '',
    )
  } else {
    lines.push(
      terminal.bold(`Latest hand-over ${formatInstant(ready)} to arrive ${promise}.`),
      '',
      ...renderPlan(best, 1, hits, nameOf, terminal),
      '',
    )
  }
  return `${[...lines, terminal.dim(answer.citation)].join('\n')}\n`
}
