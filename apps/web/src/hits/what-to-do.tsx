import { formatDate } from '@karavan/core'
import type { Advice, ConditionHit } from '@karavan/model'
import { useWords } from '../words/words-context.js'
import { adviceInWords, exemptionSaid } from './hit-words.js'
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
  const words = useWords()
  const { say, shortDate } = words
  const { askFor, titleOf, choose } = useShownHits()
  switch (advice.kind) {
    case 'wait':
    case 'ifProlonged':
      return (
        <>
          {adviceInWords(advice, words)}{' '}
          <button type="button" className="button-second" onClick={() => askFor(formatDate(advice.handOverFrom))}>
            {say('hits.askFor', { date: shortDate(advice.handOverFrom) })}
          </button>
        </>
      )
    case 'exception': {
      const { text, lang } = exemptionSaid(advice, words)
      return (
        <>
          {adviceInWords(advice, words)} <q lang={lang}>{text}</q>
        </>
      )
    }
    case 'otherWay': {
      const named = advice.ids.flatMap((id) => {
        const title = titleOf(id)
        return title === undefined ? [] : [{ id, title }]
      })
      return (
        <>
          {adviceInWords({ ...advice, ids: named.map(({ id }) => id) }, words)}{' '}
          {named.map(({ id, title }) => (
            <button key={id} type="button" className="link" onClick={() => choose(id)}>
              {title}
            </button>
          ))}
        </>
      )
    }
    case 'ask':
      return adviceInWords(advice, words)
  }
}
