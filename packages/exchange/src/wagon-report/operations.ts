import { foldText } from '@karavan/core'

/** What is done with a wagon, in the words of the CBV. */
export interface WagonOperation {
  readonly bizStep: string
  readonly disposition: string
  /** What it does to the load of the wagon. */
  readonly load?: 'ADD' | 'DELETE'
}

const operation = (bizStep: string, disposition: string, load?: 'ADD' | 'DELETE'): WagonOperation => ({
  bizStep,
  disposition,
  ...(load === undefined ? {} : { load }),
})

/**
 * Words of operations as they are written, the first that fits. What a railway says within its own yard (placing at a
 * siding, taking away, into and out of a train) has no word of its own in the CBV: its nearest is given.
 */
const OPERATIONS: readonly (readonly [RegExp, WagonOperation])[] = [
  [/^(?:приб|прб|arriv)/u, operation('arriving', 'in_transit')],
  [/^(?:отправл|отпр|убыт|убыл|depart)/u, operation('departing', 'in_transit')],
  [/^(?:просл|прос$|прсл|проход|passed|passing|passage)/u, operation('transporting', 'in_transit')],
  [/^(?:подач|подан)/u, operation('receiving', 'in_progress')],
  [/^(?:уборк|убран)/u, operation('staging_outbound', 'in_progress')],
  [/^(?:(?:оконч|заверш)\p{L}* )?(?:погр(?:уз|$)|налив|load(?:ed|ing)?$)/u, operation('loading', 'in_progress', 'ADD')],
  [
    /^(?:(?:оконч|заверш)\p{L}* )?(?:(?:вы|раз)гр(?:уз|$)|слив|unload(?:ed|ing)?$)/u,
    operation('unloading', 'in_progress', 'DELETE'),
  ],
  [/^начал\p{L}* (?:погруз|налив)/u, operation('loading', 'in_progress')],
  [/^начал\p{L}* (?:выгруз|разгруз|слив)/u, operation('unloading', 'in_progress')],
  [/(?:выход|выпу(?:ск|щен)\p{L}*|оконч\p{L}*) (?:из )?ремонт/u, operation('repairing', 'available')],
  [/ремонт|неисправн/u, operation('repairing', 'unavailable')],
  [/(?:подъем|поднят)\p{L}* (?:броше|поезд)|отмен\p{L}* броса/u, operation('transporting', 'in_transit')],
  [/бросан|брошен|отставлен|отставк/u, operation('holding', 'in_transit')],
  [/стык|(?:сдан|сдач|прием|принят)\p{L}* (?:на|по|с) (?:дорог|соседн|жд)/u, operation('accepting', 'in_transit')],
  [/^(?:сдач|сдан|прием|принят)\p{L}*(?: вагона| поезда)?$/u, operation('accepting', 'in_transit')],
  [/^прием\p{L}* (?:груза )?к перевозке/u, operation('accepting', 'in_progress')],
  [/^(?:включ|прицеп|формирован)/u, operation('staging_outbound', 'in_transit')],
  [/досмотр/u, operation('inspecting', 'in_progress')],
  [/отстои|хранен/u, operation('storing', 'in_progress')],
]

/** The operation that a text names; null for words that are not known. */
export function operationOf(text: string): WagonOperation | null {
  const folded = foldText(text.slice(0, 200))
  return OPERATIONS.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}
