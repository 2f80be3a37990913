/** Eurasian Economic Union. */
export const EAEU: ReadonlySet<string> = new Set(['AM', 'BY', 'KG', 'KZ', 'RU'])

/** European Union. */
export const EU: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)

/** Whether goods pass between two countries without a customs border. */
export function sameCustomsTerritory(a: string, b: string): boolean {
  return a === b || (EAEU.has(a) && EAEU.has(b)) || (EU.has(a) && EU.has(b))
}
