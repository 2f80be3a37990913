import type { CountryCode, Location } from '@karavan/model'

/**
 * The usual name of a place in a language.
 * @param language - BCP 47; the closest that the data have is taken: of `zh-CN`, where there is none, `zh-Hans`
 * @returns undefined where no name is in that language
 */
export function nameIn({ names }: Location, language: string): string | undefined {
  const wanted = language.toLowerCase()
  const exact = names.find((name) => name.language.toLowerCase() === wanted)
  if (exact !== undefined) return exact.name
  const [primary = ''] = wanted.split('-')
  const alike = names.filter((name) => name.language.toLowerCase().split('-')[0] === primary)
  return (alike.find((name) => name.language.toLowerCase() === primary) ?? alike[0])?.name
}

/** Languages that signs are written in where goods pass, the first that a place has a name in counts. */
const LOCAL_LANGUAGES: Readonly<Record<CountryCode, readonly string[]>> = {
  AE: ['ar'],
  AF: ['fa'],
  AM: ['hy'],
  AT: ['de'],
  AZ: ['az'],
  BE: ['nl', 'fr'],
  BG: ['bg'],
  BY: ['be', 'ru'],
  CH: ['de'],
  CN: ['zh'],
  CZ: ['cs'],
  DE: ['de'],
  DJ: ['ar', 'fr'],
  DK: ['da'],
  EE: ['et'],
  EG: ['ar'],
  ES: ['es'],
  FI: ['fi', 'sv'],
  FR: ['fr'],
  GB: ['en'],
  GE: ['ka'],
  GR: ['el'],
  HR: ['hr'],
  HU: ['hu'],
  IN: ['hi', 'gu'],
  IR: ['fa'],
  IT: ['it'],
  KG: ['ky', 'ru'],
  KR: ['ko'],
  KW: ['ar'],
  KZ: ['kk', 'ru'],
  LK: ['si'],
  LT: ['lt'],
  LU: ['lb', 'fr'],
  LV: ['lv'],
  MD: ['ro'],
  MN: ['mn'],
  MY: ['ms'],
  NL: ['nl'],
  NO: ['nb'],
  PK: ['ur'],
  PL: ['pl'],
  RO: ['ro'],
  RS: ['sr'],
  RU: ['ru'],
  SE: ['sv'],
  SG: ['en'],
  SI: ['sl'],
  SK: ['sk'],
  TJ: ['tg', 'ru'],
  TM: ['tk', 'ru'],
  TR: ['tr'],
  UA: ['uk'],
  UZ: ['uz', 'ru'],
  ZA: ['af', 'en'],
}

/** The name of a place in a main language of its country; undefined where that is the English one, or none is known. */
export function localName(location: Location): string | undefined {
  for (const language of LOCAL_LANGUAGES[location.country] ?? []) {
    const name = nameIn(location, language)
    if (name === undefined) continue
    const english = location.names.filter((known) => known.language === 'en').map((known) => known.name)
    return [location.name, ...english].includes(name) ? undefined : name
  }
  return undefined
}

/** Languages of the names that places have, sorted. */
export function languagesOf(locations: Iterable<Location>): readonly string[] {
  const languages = new Set<string>()
  for (const { names } of locations) for (const { language } of names) languages.add(language)
  return [...languages].sort()
}
