import {
  type BorderPassage,
  type CountryCode,
  inEnglish,
  type Message,
  type Mode,
  message,
  surfaceOf,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { EAEU, EU } from '../graph/customs.js'
import type { Move, MoveBorder } from '../graph/move.js'
import { placeNamed } from '../graph/places.js'

/** Common Transit Convention beside the EU. */
const COMMON_TRANSIT: ReadonlySet<string> = new Set([...EU, ...'CH GB GE IS LI MD ME MK NO RS TR UA'.split(' ')])

/** Contracting parties of the TIR Convention among the countries of the network. */
const TIR: ReadonlySet<string> = new Set([
  ...EU,
  ...'AE AF AM AZ BY CH CN GB GE IN IR KG KW KZ MD MN NO PK RS RU TJ TM TR UA UZ'.split(' '),
])

type NoteLaw = 'SMGS' | 'CIM'

/** Railways that take goods on under SMGS. Poland, Slovakia and Hungary are parties, and re-consign where the gauge changes. */
const SMGS: ReadonlySet<string> = new Set('AF AM AZ BG BY CN EE GE IR KG KZ LT LV MD MN RU TJ TM UA UZ'.split(' '))

/** Railways that take goods on under CIM over their whole network. */
const CIM: ReadonlySet<string> = new Set(
  'AT BE BG CH CZ DE DK EE ES FR GB GR HR HU IR IT LT LU LV NL NO PL PT RO RS SE SI SK TR'.split(' '),
)

const RAILED: ReadonlySet<Mode> = new Set(['rail', 'rail_ferry'])

/**
 * The borders of a chain with customs regime and consignment note. Our reading of the conventions' lists of parties; to be
 * checked with the carrier.
 */
export function borderPassages(moves: readonly Move[], network: Network): BorderPassage[] {
  let laws: readonly NoteLaw[] | null = null
  return moves.flatMap((move) => {
    const { mode } = move
    if (mode === null) return []
    if (!RAILED.has(mode)) laws = null
    return move.borders.map((border) => {
      let reconsignment: Message | null = null
      if (RAILED.has(mode)) {
        const noted = passNote(laws ?? lawsOf(border.from), border.to)
        reconsignment = noted.change
        laws = noted.laws
      }
      return {
        place: border.place,
        from: border.from,
        to: border.to,
        ...inEnglish({
          placeName: placeOf(border, mode, network),
          regime: message(`regime.${customsRegime(border, mode)}`),
          reconsignment,
        }),
        basis: 'assumed',
      }
    })
  })
}

function placeOf({ place, between }: MoveBorder, mode: Mode, network: Network): Message {
  const isPoint = network.locations.get(place)?.kind === 'border_crossing'
  if (isPoint || surfaceOf(mode) === 'sea') return message('place', { place: placeNamed(network, place) })
  return message('border.between', { from: placeNamed(network, between[0]), to: placeNamed(network, between[1]) })
}

function lawsOf(country: CountryCode): readonly NoteLaw[] {
  return [...(SMGS.has(country) ? (['SMGS'] as const) : []), ...(CIM.has(country) ? (['CIM'] as const) : [])]
}

/** What consignment notes may still be in use beyond a border, and the change there where none runs on. */
function passNote(laws: readonly NoteLaw[], to: CountryCode): { laws: readonly NoteLaw[]; change: Message | null } {
  const ahead = lawsOf(to)
  const common = laws.filter((law) => ahead.includes(law))
  if (common.length > 0) return { laws: common, change: null }
  const [before, after] = [laws[0], ahead[0]]
  if (before === undefined || after === undefined) return { laws: ahead, change: null }
  return { laws: ahead, change: message('border.newNote', { from: before, to: after }) }
}

/** The regime by the end of its key among the messages. */
function customsRegime({ from, to }: MoveBorder, mode: Mode) {
  if (EAEU.has(from) && EAEU.has(to)) return 'insideEaeu'
  if (EU.has(from) && EU.has(to)) return 'insideEu'
  const common = COMMON_TRANSIT.has(from) && COMMON_TRANSIT.has(to)
  if (mode === 'road' || mode === 'ro_ro') {
    if (TIR.has(from) && TIR.has(to)) return common ? 'tirOrCommonTransit' : 'tir'
    return common ? 'commonTransit' : 'nationalTransit'
  }
  if (EAEU.has(to)) return 'intoEaeu'
  if (!RAILED.has(mode)) {
    return EU.has(to) ? 'intoEuBySea' : 'bySea'
  }
  if (common) return 'commonTransit'
  if (EU.has(to)) return 'intoEu'
  return 'byNote'
}
