import type { BorderPassage } from '@karavan/model'
import type { Network } from '@karavan/network'
import { EAEU, EU } from '../graph/customs.js'
import type { Move, MoveBorder } from '../graph/move.js'
import { SEA } from './legs.js'

/** Common Transit Convention beside the EU. */
const COMMON_TRANSIT: ReadonlySet<string> = new Set([
  ...EU,
  'CH',
  'GB',
  'GE',
  'IS',
  'LI',
  'ME',
  'MK',
  'NO',
  'RS',
  'TR',
  'UA',
  'MD',
])
/** Contracting parties of the TIR Convention among the countries of the network. */
const TIR: ReadonlySet<string> = new Set([
  ...EU,
  'AE',
  'AF',
  'AM',
  'AZ',
  'BY',
  'CN',
  'GB',
  'GE',
  'IN',
  'IR',
  'KG',
  'KW',
  'KZ',
  'MD',
  'MN',
  'NO',
  'PK',
  'RS',
  'RU',
  'TJ',
  'TM',
  'TR',
  'UA',
  'UZ',
])
/** Railways that carry under SMGS. */
const SMGS: ReadonlySet<string> = new Set([
  'AZ',
  'AF',
  'BG',
  'BY',
  'CN',
  'EE',
  'GE',
  'HU',
  'IR',
  'KG',
  'KZ',
  'LT',
  'LV',
  'MD',
  'MN',
  'PL',
  'RU',
  'SK',
  'TJ',
  'TM',
  'UA',
  'UZ',
])
/** Railways that carry under CIM. */
const CIM: ReadonlySet<string> = new Set([
  'AT',
  'AZ',
  'BE',
  'BG',
  'CZ',
  'DE',
  'EE',
  'FR',
  'GB',
  'GE',
  'GR',
  'HR',
  'HU',
  'IR',
  'IT',
  'LT',
  'LU',
  'LV',
  'NL',
  'NO',
  'PL',
  'PT',
  'RO',
  'RS',
  'SE',
  'SI',
  'SK',
  'TR',
  'UA',
])

/** The customs regime and the consignment note at a border. Our reading of the conventions' lists of parties; to be checked with the carrier. */
export function borderPassage(border: MoveBorder, move: Move, network: Network): BorderPassage {
  const { place, between, from, to } = border
  const nameOf = (id: string) => network.locations.get(id)?.name ?? id
  const isPoint = network.locations.get(place)?.kind === 'border_crossing' || SEA.has(move.mode ?? 'rail')
  return {
    place,
    placeName: isPoint ? nameOf(place) : between.map(nameOf).join(' – '),
    from,
    to,
    regime: customsRegime(border, move),
    reconsignment: reconsignment(border, move),
    basis: 'assumed',
  }
}

function customsRegime({ from, to }: MoveBorder, move: Move): string {
  if (EAEU.has(from) && EAEU.has(to)) return 'inside the Eurasian Economic Union: no customs border; transport control'
  if (EU.has(from) && EU.has(to)) return 'inside the European Union: no customs border'
  if (move.mode === 'road') {
    if (TIR.has(from) && TIR.has(to)) return 'TIR carnet'
    return 'national transit'
  }
  if (COMMON_TRANSIT.has(from) && COMMON_TRANSIT.has(to)) return 'common transit T1 (NCTS)'
  if (EU.has(to)) return 'entry into the EU: transit T1 (NCTS), entry summary declaration'
  if (EAEU.has(to)) return 'entry into the Eurasian Economic Union: customs transit declaration'
  return 'customs transit by the railway consignment note or a national transit declaration'
}

function reconsignment({ from, to }: MoveBorder, move: Move): string | null {
  if (move.mode !== 'rail') return null
  if (SMGS.has(from) && !SMGS.has(to) && CIM.has(to))
    return 'SMGS to CIM: new consignment note, or one common CIM/SMGS note'
  if (!SMGS.has(from) && CIM.has(from) && SMGS.has(to) && !CIM.has(to))
    return 'CIM to SMGS: new consignment note, or one common CIM/SMGS note'
  return null
}
