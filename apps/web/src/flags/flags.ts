import type { CountryCode } from '@karavan/model'

const FILES = import.meta.glob<string>(
  '../../../../node_modules/country-flag-icons/3x2/{AE,AF,AM,AT,AZ,BE,BG,BY,CH,CN,CZ,DE,DJ,DK,EE,EG,ES,FI,GB,GE,GR,HR,HU,IN,IR,IT,KG,KR,KW,KZ,LK,LT,LU,LV,MD,MN,MY,NL,NO,PK,PL,RO,RS,RU,SE,SG,SI,SK,TJ,TM,TR,UA,UZ,ZA}.svg',
  { query: '?url', import: 'default', eager: true },
)

/** Addresses of the flags, by country. */
export const FLAGS: ReadonlyMap<CountryCode, string> = new Map(
  Object.entries(FILES).map(([path, address]) => [path.slice(-6, -4), address]),
)

/** Countries of the network: those with a place in it. */
export const COUNTRIES: readonly CountryCode[] = [...FLAGS.keys()]
