import { type Consignment, goesOnAs, type Story, type Stowage, type StowageBound, writtenName } from '@karavan/model'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { GoesOnAs } from '../goes-on-as.js'
import { moment } from '../moments.js'
import { numberOf, whereInWords } from '../say-consignment.js'
import { PartingsList } from './partings-list.js'

interface EquipmentViewProps {
  readonly consignment: Consignment
  /** Null while it is read, or where it could not be. */
  readonly story: Story | null
}

/** Each piece of equipment: where it is, and what was on what, and when. */
export function EquipmentView({ consignment, story }: EquipmentViewProps) {
  const words = useWords()
  const { say, list } = words
  const { places, now } = useLooking()
  const { utilizedEquipment, includedItems } = consignment
  const nameOf = (id: string) => {
    const piece = utilizedEquipment.find(({ equipmentId }) => equipmentId === id)
    if (piece !== undefined) return numberOf(piece)
    return includedItems.find(({ itemId }) => itemId === id)?.description ?? writtenName(id)
  }
  if (utilizedEquipment.length === 0 && consignment.partings.length === 0)
    return <p className="conditions-none">{say('consignments.equipment.none')}</p>
  return (
    <div className="consignment-pieces">
      <PartingsList partings={consignment.partings} nameOf={nameOf} />
      {utilizedEquipment.map((piece) => {
        const position = story?.positions.find(({ equipmentId }) => equipmentId === piece.equipmentId)
        const other = goesOnAs(consignment, piece.equipmentId, now)
        const stowages = (story?.stowages ?? []).filter(
          ({ what, on }) => what === piece.equipmentId || on === piece.equipmentId,
        )
        return (
          <section key={piece.equipmentId}>
            <h3>
              <span className="consignment-number">{numberOf(piece)}</span> <small>{words.equipment(piece.kind)}</small>
            </h3>
            {other === null ? (
              <p>{whereInWords(position ?? null, places, words)}</p>
            ) : (
              <p>
                <GoesOnAs id={other} />
              </p>
            )}
            {piece.seals.length > 0 && (
              <p className="note">{say('consignments.seals', { seals: list(piece.seals) })}</p>
            )}
            {stowages.length > 0 && (
              <ul>
                {stowages.map((stowage) => (
                  <li key={`${stowage.what} ${stowage.on} ${stowage.from?.at}`}>
                    <span>{say('consignments.onWhat', { what: nameOf(stowage.what), on: nameOf(stowage.on) })}</span>
                    <small>{timesOf(stowage)}</small>
                  </li>
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </div>
  )

  function timesOf({ from, until }: Stowage): string {
    const bound = (at: StowageBound) =>
      at.how === 'told'
        ? moment(at.at, words)
        : say('consignments.bound', { at: moment(at.at, words), how: say(`consignments.bound.${at.how}`) })
    return say('consignments.stowed', {
      from: from === null ? say('consignments.bound.unknown') : bound(from),
      until: until === null ? say('consignments.bound.still') : bound(until),
    })
  }
}
