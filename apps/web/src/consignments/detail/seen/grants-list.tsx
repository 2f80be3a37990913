import type { Problem, VisibilityGrant } from '@karavan/api'
import type { Consignment } from '@karavan/model'
import { useState } from 'react'
import { api, whyFailed } from '../../../api/client.js'
import { ProblemText } from '../../../shell/problem.js'
import { useWords } from '../../../words/words-context.js'
import { useLooking } from '../../consignments-context.js'
import { scopeInWords, seesInWords, untilInWords } from './sees.js'

interface GrantsListProps {
  readonly consignment: Consignment
  readonly grants: readonly VisibilityGrant[]
  readonly mayTakeBack: boolean
  readonly onTakenBack: () => void
}

/** Whom the parties named besides themselves, by what each sees and until when; each can be taken back. */
export function GrantsList({ consignment, grants, mayTakeBack, onTakenBack }: GrantsListProps) {
  const words = useWords()
  const { say } = words
  const { places } = useLooking()
  const [leaving, setLeaving] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function takeBack(grantId: string) {
    setLeaving(grantId)
    setProblem(null)
    try {
      await api.takeBack(consignment.consignmentId, grantId)
      onTakenBack()
    } catch (error) {
      setProblem(whyFailed(error))
    }
    setLeaving(null)
  }

  return (
    <section>
      <h3>{say('consignments.seen.named')}</h3>
      {grants.length === 0 && <p className="note">{say('consignments.seen.named.none')}</p>}
      <ul>
        {grants.map((grant) => {
          const { grantId, organisation, role, until } = grant
          const name = organisation ?? say('consignments.seen.link')
          const scope = scopeInWords(grant, consignment, places, words)
          return (
            <li key={grantId} className="seen-grant">
              <div>
                <strong>{name}</strong> <small>{say(`consignments.access.${role}`)}</small>{' '}
                <small>{untilInWords(until, words)}</small>
                <p>{seesInWords(role, words)}</p>
                {scope !== '' && <p>{scope}</p>}
              </div>
              {mayTakeBack && (
                <button
                  type="button"
                  className="button-second"
                  disabled={leaving !== null}
                  onClick={() => void takeBack(grantId)}
                >
                  {say('consignments.seen.takeBack')}
                  <span className="unseen"> {name}</span>
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {problem && (
        <div className="fault" role="alert">
          <ProblemText problem={problem} />
        </div>
      )}
    </section>
  )
}
