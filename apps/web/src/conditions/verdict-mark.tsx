import type { Verdict } from '@karavan/model'
import { FlagIcon, type FlagKind } from '../answers/flag-icon.js'
import { useWords } from '../words/words-context.js'

const FLAGS: Readonly<Partial<Record<Verdict, FlagKind>>> = {
  banned: 'ban',
  restricted: 'warning',
  quota: 'quota',
  unknown: 'goods',
}

/** What an order says, as a shape and a word. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const { say } = useWords()
  const flag = FLAGS[verdict]
  return (
    <span className={`verdict verdict-${verdict}`}>
      {flag ? (
        <FlagIcon kind={flag} />
      ) : (
        <svg viewBox="0 0 14 14" width="13" height="13" aria-hidden="true">
          {verdict === 'notCovered' ? (
            <circle
              cx="7"
              cy="7"
              r="5.4"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.6"
              strokeDasharray="2.6 1.6"
            />
          ) : (
            <path d="M2 7.6 5.4 11 12 3.4" fill="none" stroke="currentColor" strokeWidth="1.8" />
          )}
        </svg>
      )}
      {say(`conditions.verdict.${verdict}`)}
    </span>
  )
}
