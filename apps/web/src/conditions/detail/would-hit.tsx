import { formatDate } from '@karavan/core'
import type { Order } from '@karavan/model'
import { canBeAsked, fromAddress, readyOn, toAddress } from '../../question/question.js'
import { InnerLink } from '../../shell/inner-link.js'
import { ownValues } from '../../sources/own-context.js'
import { withOwnValues } from '../../sources/own-values.js'
import { useWords } from '../../words/words-context.js'
import { useLooking, usePlaceName } from '../conditions-context.js'
import { today } from '../day-picker.js'
import { instantOf } from '../days.js'

interface WouldHitProps {
  readonly order: Order
  /** Where the plan is found. */
  readonly plan: string
}

/** Leads to the question that was asked last, for goods that are ready while the order may hold; nothing where none was asked. */
export function WouldHit({ order, plan }: WouldHitProps) {
  const { say, longDate } = useWords()
  const { on } = useLooking()
  const nameOf = usePlaceName()
  const asked = fromAddress(new URL(plan, location.origin).search)
  if (!canBeAsked(asked) || order.effect === 'flag') return null
  const day = formatDate(Math.max(on, today()))
  return (
    <p>
      <InnerLink href={withOwnValues(`/?${toAddress(readyOn(day, asked))}`, ownValues.rows())}>
        {say('conditions.wouldHit', { from: nameOf(asked.from), to: nameOf(asked.to), date: longDate(instantOf(day)) })}
      </InnerLink>
    </p>
  )
}
