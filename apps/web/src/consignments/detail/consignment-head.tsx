import type { ConsignmentAnswer, StoryAnswer } from '@karavan/api'
import { goesOnAs, latenessKind } from '@karavan/model'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { GoesOnAs } from '../goes-on-as.js'
import { latenessInWords } from '../lateness.js'
import { moment } from '../moments.js'
import { dueInWords, dueOf, lateInWords } from '../pictures/due.js'
import { SampleMark } from '../sample-mark.js'
import { milestoneInWords, numberOf, whereInWords } from '../say-consignment.js'
import { behind } from './story-axis.js'

interface ConsignmentHeadProps {
  readonly told: ConsignmentAnswer
  /** Null while it is read. */
  readonly story: StoryAnswer | null
}

/** What goes where, in what, for whom; where it is now and how late. */
export function ConsignmentHead({ told: { consignment, sample }, story: answer }: ConsignmentHeadProps) {
  const words = useWords()
  const { say, list, exact } = words
  const { places, now } = useLooking()
  const { includedItems, utilizedEquipment, parties, references } = consignment
  const story = answer?.story
  const lateMinutes = answer?.lateMinutes ?? null
  const missing = answer?.missing ?? null
  const due = dueOf({ digest: answer?.digest ?? null, lateMinutes, estimate: answer?.estimate ?? null })
  const dueWords = dueInWords(due, words)
  const passed = story?.milestones.findLast((one) => one.actual !== null && behind(one) !== null)
  const late = passed === undefined ? null : behind(passed)
  const positions = [...new Set((story?.positions ?? []).map((position) => whereInWords(position, places, words)))]
  const byRole = new Map<string, string[]>()
  for (const { role, name } of parties) byRole.set(role, [...new Set([...(byRole.get(role) ?? []), name])])
  return (
    <div className="consignment-head">
      <p className="consignment-way">
        {say('consignments.fromTo', {
          from: places.nameOf(consignment.carrierAcceptanceLocation),
          to: places.nameOf(consignment.consigneeReceiptLocation),
        })}{' '}
        {sample && <SampleMark />}
      </p>
      {sample && <p className="note">{say('consignments.sample.more')}</p>}
      {story && (
        <p className="consignment-now">
          {positions.length === 0 ? say('consignments.unseen') : positions.join('; ')}
          {due.late !== null && (
            <span className="consignment-late" data-late={latenessKind(due.late)}>
              {lateInWords(due, words)}
            </span>
          )}
          {missing !== null && (
            <span className="consignment-chance" data-likely={missing >= 0.5}>
              {say('consignments.chance', { chance: words.percent(missing) })}
            </span>
          )}
          {dueWords !== '' && <small>{dueWords}</small>}
          {passed && late !== null && late !== due.late && (
            <small>
              {say('consignments.lateAt', {
                late: latenessInWords(late, words),
                what: milestoneInWords(passed, places, words, consignment.plan),
              })}
            </small>
          )}
        </p>
      )}
      <dl className="facts-of">
        <div>
          <dt>{say('consignments.goods')}</dt>
          {includedItems.length === 0 && <dd>{say('consignments.notSaid')}</dd>}
          {includedItems.map(({ itemId, description, hs, grossKg, packages, dangerousGoods }) => (
            <dd key={itemId}>
              {list([
                description,
                ...(hs === null ? [] : [say('consignments.hs', { code: hs })]),
                ...(grossKg === null ? [] : [say('consignments.kilograms', { kg: words.number(grossKg) })]),
                ...(packages === null ? [] : [say('consignments.packages', { count: packages.quantity })]),
                ...(dangerousGoods === null
                  ? []
                  : [say('consignments.danger', { un: dangerousGoods.unNumber, class: dangerousGoods.hazardClass })]),
              ])}
            </dd>
          ))}
        </div>
        <div>
          <dt>{say('consignments.equipment')}</dt>
          {utilizedEquipment.length === 0 && <dd>{say('consignments.notSaid')}</dd>}
          {utilizedEquipment.slice(0, MOST).map((piece) => {
            const other = goesOnAs(consignment, piece.equipmentId, now)
            return (
              <dd key={piece.equipmentId}>
                <span className="consignment-number">{numberOf(piece)}</span>{' '}
                <small>{words.equipment(piece.kind)}</small>
                {other !== null && (
                  <small>
                    {' '}
                    <GoesOnAs id={other} />
                  </small>
                )}
              </dd>
            )
          })}
          {utilizedEquipment.length > MOST && (
            <dd>{say('consignments.andMore', { count: exact(utilizedEquipment.length - MOST) })}</dd>
          )}
        </div>
        <div>
          <dt>{say('consignments.parties')}</dt>
          {parties.length === 0 && <dd>{say('consignments.notSaid')}</dd>}
          {[...byRole].map(([role, names]) => (
            <dd key={role}>
              <small>{say(`consignments.role.${role as (typeof parties)[number]['role']}`)}</small> {list(names)}
            </dd>
          ))}
        </div>
        <div>
          <dt>{say('consignments.references')}</dt>
          {references.length === 0 && <dd>{say('consignments.notSaid')}</dd>}
          {references.map(({ type, number, issuer }) => (
            <dd key={`${type} ${number}`}>
              <small>{say(`consignments.reference.${type}`)}</small> {number}
              {issuer !== null && <small> {issuer}</small>}
            </dd>
          ))}
        </div>
      </dl>
      {story && story.milestones.length > 0 && (
        <p className="note">{say('consignments.asOf', { at: moment(story.asOf, words) })}</p>
      )}
    </div>
  )
}

/** Pieces of equipment that are named at once; all stand under their own heading. */
const MOST = 4
