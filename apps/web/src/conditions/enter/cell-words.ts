import { sentencesIn } from '@karavan/core'
import { isEquipmentKind, type LocationId, type Mode, ORDER_ACTIONS } from '@karavan/model'
import { directionName } from '../../network/say-entry.js'
import { dateOf } from '../../words/date-of.js'
import type { Words } from '../../words/words.js'
import { useWords } from '../../words/words-context.js'
import { usePlaceName } from '../conditions-context.js'
import { listIn } from './cells.js'

/** What a cell says to a reader, by its column. */
export function useCellWords(): (column: string, cell: string) => string {
  const words = useWords()
  const placeName = usePlaceName()
  return (column, cell) => cellInWords(column, cell, words, placeName)
}

function cellInWords(column: string, cell: string, words: Words, placeName: (id: LocationId) => string): string {
  const each = (nameOf: (one: string) => string) => words.list(listIn(cell).map(nameOf))
  switch (column) {
    case 'action': {
      const action = ORDER_ACTIONS.find((one) => one === cell)
      return action === undefined ? cell : words.say(`enter.action.${action}`)
    }
    case 'place':
    case 'places':
    case 'origin_places':
      return each(placeName)
    case 'countries':
    case 'origins':
    case 'destinations':
      return each(words.country)
    case 'directions':
      return each((one) => directionName(one, words))
    case 'modes':
      return each((one) => words.mode(one as Mode))
    case 'equipment':
      return each((one) => (isEquipmentKind(one) ? words.equipment(one) : one))
    case 'exceptions':
      return words.list(sentencesIn(cell))
    case 'issued_on':
    case 'from':
    case 'to':
      return dateOf(cell, words)
    default:
      return cell
  }
}
