import { type EpochMinutes, formatDate } from '@karavan/core'
import type { Advice, ConditionHit } from '@karavan/model'
import { lastDayBefore } from '../conditions/days.js'
import { useWords } from '../words/words-context.js'
import { useShownHits } from './hits-context.js'

/** What can be done about an order that a way meets; each step is one press away. */
export function WhatToDo({ hit: { advice } }: { hit: ConditionHit }) {
  if (advice.length === 0) return null
  return (
    <ul className="what-to-do">
      {advice.map((one) => (
        <li key={JSON.stringify(one)}>
          <Step advice={one} />
        </li>
      ))}
    </ul>
  )
}

function Step({ advice }: { advice: Advice }) {
  const { say, longDate, shortDate } = useWords()
  const { askFor, titleOf, choose } = useShownHits()
  const askLater = (handOverFrom: EpochMinutes) => (
    <button type="button" className="button-second" onClick={() => askFor(formatDate(handOverFrom))}>
      {say('hits.askFor', { date: shortDate(handOverFrom) })}
    </button>
  )
  switch (advice.kind) {
    case 'wait':
      return (
        <>
          {say('hits.wait', { until: longDate(lastDayBefore(advice.until)), date: longDate(advice.handOverFrom) })}
          {advice.likelyUntil !== null && ` ${say('hits.likely', { date: longDate(advice.likelyUntil) })}`}{' '}
          {askLater(advice.handOverFrom)}
        </>
      )
    case 'ifProlonged':
      return (
        <>
          {say('hits.ifProlonged', {
            until: longDate(lastDayBefore(advice.until)),
            likely: longDate(advice.likelyUntil),
            date: longDate(advice.handOverFrom),
          })}{' '}
          {askLater(advice.handOverFrom)}
        </>
      )
    case 'exception':
      return (
        <>
          {say('hits.exception')} <q lang="en">{advice.text}</q>
        </>
      )
    case 'otherWay': {
      const named = advice.ids.flatMap((id) => {
        const title = titleOf(id)
        return title === undefined ? [] : [{ id, title }]
      })
      return (
        <>
          {say('hits.otherWay', { count: named.length })}{' '}
          {named.map(({ id, title }) => (
            <button key={id} type="button" className="link" onClick={() => choose(id)}>
              {title}
            </button>
          ))}
        </>
      )
    }
    case 'ask':
      return say('hits.ask', { issuer: advice.issuer })
  }
}
