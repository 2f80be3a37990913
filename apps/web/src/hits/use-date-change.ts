import type { EpochMinutes } from '@karavan/core'
import type { Message, PlanAnswer, RuleWords } from '@karavan/model'
import { useEffect, useRef, useState } from 'react'
import { type Draft, toQuestion } from '../question/question.js'

/** What differs between two answers to one question, the goods ready on different days. */
export interface DateChange {
  readonly before: EpochMinutes
  readonly after: EpochMinutes
  /** Titles of the orders that some way met before, and none does now. */
  readonly gone: readonly RuleWords[]
  /** Titles of those that some way meets now, and none did before. */
  readonly come: readonly RuleWords[]
  /** When half have arrived by the quickest way; null where one of the answers has no way. */
  readonly half: { readonly before: EpochMinutes; readonly after: EpochMinutes } | null
}

/** What a later or earlier day changed, where the question before was the same but for the day; else null. */
export function useDateChange(asked: Draft, answer: PlanAnswer | null): DateChange | null {
  const last = useRef<{ readonly question: string; readonly answer: PlanAnswer } | null>(null)
  const [change, setChange] = useState<DateChange | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is of one question
  useEffect(() => {
    if (answer === null || last.current?.answer === answer) return
    const question = sameButForTheDay(asked)
    const former = last.current
    setChange(former === null || former.question !== question ? null : changeBetween(former.answer, answer))
    last.current = { question, answer }
  }, [answer])
  return answer === null ? null : change
}

function sameButForTheDay(draft: Draft): string {
  return JSON.stringify({ ...toQuestion(draft), ready: undefined, deadline: undefined, sort: undefined })
}

/** Null where the day is the same. */
export function changeBetween(before: PlanAnswer, after: PlanAnswer): DateChange | null {
  if (before.query.ready === after.query.ready) return null
  const [met, meets] = [titlesOf(before), titlesOf(after)]
  const [was, is] = [quickest(before), quickest(after)]
  return {
    before: before.query.ready,
    after: after.query.ready,
    gone: [...met].flatMap(([id, title]) => (meets.has(id) ? [] : [title])),
    come: [...meets].flatMap(([id, title]) => (met.has(id) ? [] : [title])),
    half: was === null || is === null ? null : { before: was, after: is },
  }
}

/** Titles of the orders that hold some way or that its flags tell of, by their ids. */
function titlesOf({ plans }: PlanAnswer): ReadonlyMap<string, RuleWords> {
  const messages = plans.flatMap(({ flags, stages }) => [
    ...flags.map(({ told }) => told.text),
    ...stages.filter(({ kind }) => kind === 'hold').map(({ told }) => told.label),
  ])
  return new Map(messages.flatMap(({ values }) => titlesIn(values)).map((title) => [title.id, title]))
}

function titlesIn(values: Message['values']): readonly RuleWords[] {
  return Object.values(values).flatMap((value) =>
    typeof value === 'object' && value.kind === 'rule' && value.part === 'title' ? [value] : [],
  )
}

function quickest({ plans, query }: PlanAnswer): EpochMinutes | null {
  const hours = plans.flatMap(({ hours: { p50 } }) => (p50 === null ? [] : [p50]))
  return hours.length === 0 ? null : query.ready + Math.round(Math.min(...hours) * 60)
}
