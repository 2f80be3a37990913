import type { Advice } from '@karavan/model'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../conditions-context.js'
import { lastDayBefore } from '../days.js'
import { orderName } from '../say-conditions.js'

interface AdviceLineProps {
  readonly advice: Advice
  readonly titleOf: (planId: string) => string
}

/** Ways that are named as a way round. */
const MOST_WAYS = 3

/** What can be done about a hit. */
export function AdviceLine({ advice, titleOf }: AdviceLineProps) {
  const words = useWords()
  const { say, longDate, list } = words
  const { register } = useLooking()
  switch (advice.kind) {
    case 'wait': {
      const { until, handOverFrom, likelyUntil } = advice
      const dates = { until: longDate(lastDayBefore(until)), from: longDate(handOverFrom) }
      return (
        <li>
          {say('enter.advice.wait', dates)}{' '}
          {likelyUntil !== null && say('enter.advice.likely', { date: longDate(likelyUntil) })}
        </li>
      )
    }
    case 'exception': {
      const order = register.orderOf(advice.orderId)
      const name = order === undefined ? advice.orderId : orderName(order, words)
      return <li>{say('enter.advice.exception', { order: name, text: advice.text })}</li>
    }
    case 'otherWay':
      return (
        <li>
          {say('enter.advice.otherWay', { count: advice.ids.length })}{' '}
          <span lang="en">{list(advice.ids.slice(0, MOST_WAYS).map(titleOf))}</span>
        </li>
      )
    case 'ask':
      return <li>{say('enter.advice.ask', { issuer: advice.issuer })}</li>
  }
}
