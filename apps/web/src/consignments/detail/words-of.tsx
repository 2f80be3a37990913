import type { StoryAnswer } from '@karavan/api'
import { decimalAmount, type EpochMinutes } from '@karavan/core'
import {
  type Consignment,
  EVENT_CLASSIFIER_CODES,
  type MilestonePiece,
  type Settled,
  type Telling,
} from '@karavan/model'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { ageInWords, fullMoment, moment } from '../moments.js'
import { flagInWords, numberOf, partyName } from '../say-consignment.js'
import { formatInWords } from '../say-report.js'
import { ScrollBox } from '../scroll-box.js'
import { ProofLink } from './proof-link.js'

interface WordsOfProps {
  readonly piece: MilestonePiece
  /** Whether no other piece is told of. */
  readonly isOnly: boolean
  readonly asOf: EpochMinutes
  readonly consignment: Consignment
  readonly messages: StoryAnswer['messages']
  /** Whether what was told stands in the log. */
  readonly isLogged: boolean
}

/** Every word about a milestone of one piece of equipment: who says what, how old that is, which was taken and why. */
export function WordsOf({ piece, isOnly, ...about }: WordsOfProps) {
  const { say, tell } = useWords()
  const { consignment } = about
  const own = consignment.utilizedEquipment.find(({ equipmentId }) => equipmentId === piece.equipmentId)
  const settled = [...EVENT_CLASSIFIER_CODES].reverse().flatMap((code) => {
    const one = piece[code]
    return one === null ? [] : [{ code, one }]
  })
  return (
    <div className="story-piece">
      {!(isOnly && own === undefined) && <h5>{own === undefined ? say('consignments.whole') : numberOf(own)}</h5>}
      {settled.map(({ code, one }) => (
        <div key={code} className="story-settled">
          <p>
            {say('consignments.settled', {
              how: say(`consignments.classifier.${code}`),
              reason: tell(one.told.reason),
            })}
          </p>
          <WordsTable settled={one} {...about} />
        </div>
      ))}
    </div>
  )
}

interface WordsTableProps extends Omit<WordsOfProps, 'piece' | 'isOnly'> {
  readonly settled: Settled
}

function WordsTable({ settled: { taken, others }, asOf, consignment, messages, isLogged }: WordsTableProps) {
  const words = useWords()
  const { say, list } = words
  const { show } = useLooking()
  const row = (telling: Telling, isTaken: boolean) => {
    const message = messages.find(
      ({ contentHash, sender }) => contentHash === telling.contentHash && sender === telling.sender,
    )
    return (
      <tr key={`${telling.contentHash} ${telling.sender} ${telling.receivedAt}`} data-taken={isTaken}>
        <th scope="row">
          {partyName(telling.sender, consignment.parties)}
          {isTaken && <small className="story-taken">{say('consignments.taken')}</small>}
        </th>
        <td>
          {moment(telling.at, words)}
          {telling.charges?.map(({ purpose, amount, currency }) => (
            <small key={`${purpose} ${currency}`} className="story-paid">
              {say('consignments.paid', {
                amount: words.money(decimalAmount(amount), currency),
                purpose: say(`consignments.purpose.${purpose}`),
              })}
            </small>
          ))}
        </td>
        <td title={fullMoment(telling.receivedAt, words)}>
          {say('consignments.ago', { time: ageInWords(asOf - telling.receivedAt, words) })}
        </td>
        <td>
          {formatInWords(telling.format, words)}
          {message && (
            <button type="button" className="link story-message" onClick={() => show('messages')}>
              {say('consignments.message.number', { id: message.messageId })}
            </button>
          )}
          {message && isLogged && <ProofLink consignmentId={consignment.consignmentId} message={message} />}
        </td>
        <td>{telling.flags.length === 0 ? '–' : list(telling.flags.map((flag) => flagInWords(flag, words)))}</td>
      </tr>
    )
  }
  return (
    <ScrollBox label={say('consignments.words.table')}>
      <table className="consignment-table">
        <thead>
          <tr>
            {(['who', 'time', 'age', 'format', 'flags'] as const).map((column) => (
              <th key={column} scope="col">
                {say(`consignments.words.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row(taken, true)}
          {others.map((telling) => row(telling, false))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
