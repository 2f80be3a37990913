import type { StoryAnswer } from '@karavan/api'
import type { Consignment, OtherEvent } from '@karavan/model'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { moment } from '../moments.js'
import { numberOf, partyName } from '../say-consignment.js'
import { stepInWords } from '../say-report.js'
import { ProofLink } from './proof-link.js'

interface OtherEventsProps {
  readonly consignment: Consignment
  readonly others: readonly OtherEvent[]
  readonly messages: StoryAnswer['messages']
  /** Whether what was told stands in the log. */
  readonly isLogged: boolean
}

/** What was reported besides milestones, and why it is none. */
export function OtherEvents({ consignment, others, messages, isLogged }: OtherEventsProps) {
  const words = useWords()
  const { say, list } = words
  const { places } = useLooking()
  if (others.length === 0) return null
  return (
    <section className="other-events">
      <h3>
        {say('consignments.others')} <small>{words.number(others.length)}</small>
      </h3>
      <ul>
        {others.map(({ telling, place, bizStep, equipment, why }) => {
          const message = messages.find(
            ({ contentHash, sender }) => contentHash === telling.contentHash && sender === telling.sender,
          )
          const pieces = consignment.utilizedEquipment.filter(({ equipmentId }) => equipment.includes(equipmentId))
          return (
            <li key={`${telling.contentHash} ${telling.sender}`}>
              <span>
                {list([
                  moment(telling.at, words),
                  ...(bizStep === null ? [] : [stepInWords(bizStep, words)]),
                  ...(place === null ? [] : [places.nameOf(place)]),
                  ...pieces.map(numberOf),
                ])}
              </span>
              <small>
                {say('consignments.saidBy', { who: partyName(telling.sender, consignment.parties) })} ·{' '}
                {say(`consignments.why.${why}`)}
              </small>
              {message && isLogged && <ProofLink consignmentId={consignment.consignmentId} message={message} />}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
