import type { TransportPlan } from '@karavan/model'
import { useId, useState } from 'react'
import type { MessageKey } from '../words/catalogue.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import { type Condition, conditionsFor, conditionsOf, type Filter, NO_FILTER, passes, toggled } from './filter.js'

interface FilterBarProps {
  readonly plans: readonly TransportPlan[]
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}

const GROUPS: readonly { readonly kind: Condition['kind']; readonly name: MessageKey }[] = [
  { kind: 'inTime', name: 'answers.filter.inTime' },
  { kind: 'noWarnings', name: 'answers.filter.warnings' },
  { kind: 'withoutMode', name: 'answers.filter.without' },
  { kind: 'transshipments', name: 'answers.filter.transshipments' },
  { kind: 'notThrough', name: 'answers.filter.notThrough' },
]

/** Conditions by which the ways differ, to be pressed; what is set stays in sight when the rest is folded away. */
export function FilterBar({ plans, filter, onFilter }: FilterBarProps) {
  const words = useWords()
  const { say, number } = words
  const id = useId()
  const set = conditionsOf(filter)
  const [open, setOpen] = useState(false)
  const offered = conditionsFor(plans)
  if (offered.length === 0 && set.length === 0) return null
  const isSet = (condition: Condition) => set.some((other) => same(other, condition))
  const chip = (condition: Condition) => (
    <Chip
      key={JSON.stringify(condition)}
      condition={condition}
      isSet={isSet(condition)}
      left={plans.filter((plan) => passes(plan, isSet(condition) ? filter : toggled(filter, condition))).length}
      onPress={() => onFilter(toggled(filter, condition))}
    />
  )
  return (
    <div className="filter">
      <button
        type="button"
        className="filter-chip filter-open"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
          <path d="M1 3h12M3.5 7h7M6 11h2" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
        {say('answers.filter')}
        {set.length > 0 && <small>{number(set.length)}</small>}
      </button>
      {set.length > 0 && (
        <div className="filter-line">
          {!open && set.map(chip)}
          <button type="button" className="link" onClick={() => onFilter(NO_FILTER)}>
            {say('answers.filter.clear')}
          </button>
        </div>
      )}
      <div id={id} hidden={!open} className="filter-groups">
        {GROUPS.map(({ kind, name }) => {
          const own = [...offered, ...set.filter((condition) => !offered.some((other) => same(other, condition)))]
          const shown = own.filter((condition) => condition.kind === kind)
          return (
            shown.length > 0 && (
              <fieldset key={name}>
                <legend>{say(name)}</legend>
                {shown.map(chip)}
              </fieldset>
            )
          )
        })}
      </div>
    </div>
  )
}

interface ChipProps {
  readonly condition: Condition
  readonly isSet: boolean
  /** Ways that are left with it. */
  readonly left: number
  readonly onPress: () => void
}

function Chip({ condition, isSet, left, onPress }: ChipProps) {
  const words = useWords()
  return (
    <button
      type="button"
      className="filter-chip"
      aria-pressed={isSet}
      title={inFull(condition, words)}
      onClick={onPress}
    >
      {isSet ? inFull(condition, words) : inShort(condition, words)}
      <small>{isSet ? '×' : words.number(left)}</small>
    </button>
  )
}

/** A condition as it stands alone. */
function inFull(condition: Condition, { say, percent, country }: Words): string {
  switch (condition.kind) {
    case 'inTime':
      return say('answers.filter.inTime.at', { share: percent(condition.percent / 100) })
    case 'noWarnings':
      return say('answers.filter.noWarnings')
    case 'withoutMode':
      return say(`answers.filter.no.${condition.mode}`)
    case 'transshipments':
      return say('answers.filter.atMost', { count: condition.most })
    case 'notThrough':
      return say('answers.filter.notThrough.one', { country: country(condition.country) })
  }
}

/** A condition under the name of its group. */
function inShort(condition: Condition, words: Words): string {
  switch (condition.kind) {
    case 'inTime':
      return words.say('answers.filter.share', { share: words.percent(condition.percent / 100) })
    case 'transshipments':
      return words.number(condition.most)
    case 'notThrough':
      return condition.country
    case 'withoutMode':
      return words.say(`answers.filter.mode.${condition.mode}`)
    case 'noWarnings':
      return inFull(condition, words)
  }
}

function same(a: Condition, b: Condition): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
