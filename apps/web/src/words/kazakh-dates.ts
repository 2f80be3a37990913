/** Names as the Unicode CLDR has them. */
const MONTHS = [
  'қаңтар',
  'ақпан',
  'наурыз',
  'сәуір',
  'мамыр',
  'маусым',
  'шілде',
  'тамыз',
  'қыркүйек',
  'қазан',
  'қараша',
  'желтоқсан',
] as const
const WEEKDAYS = [
  ['жексенбі', 'жс'],
  ['дүйсенбі', 'дс'],
  ['сейсенбі', 'сс'],
  ['сәрсенбі', 'ср'],
  ['бейсенбі', 'бс'],
  ['жұма', 'жм'],
  ['сенбі', 'сб'],
] as const

/** Which parts of a date are written, and how: those of `Intl.DateTimeFormat` that the page makes use of. */
export interface DateParts {
  readonly weekday?: 'short' | 'long'
  readonly day?: 'numeric'
  readonly month?: 'short' | 'long'
  readonly year?: 'numeric'
}

/** Writes dates in Kazakh where the browser cannot: `2026 ж. 4 қаң.`; UTC, milliseconds. */
export function kazakhDates({ weekday, day, month, year }: DateParts): (at: number) => string {
  return (at) => {
    const date = new Date(at)
    const name = MONTHS[date.getUTCMonth()] ?? ''
    const isAlone = day === undefined && year === undefined
    const months = month === 'short' ? `${name.slice(0, 3)}.` : isAlone ? capital(name) : name
    const [long, short] = WEEKDAYS[date.getUTCDay()] ?? ['', '']
    const parts = [
      ...(year ? [`${date.getUTCFullYear()} ж.`] : []),
      ...(day ? [String(date.getUTCDate())] : []),
      ...(month ? [months] : []),
    ].join(' ')
    return [parts, ...(weekday ? [weekday === 'long' ? long : short] : [])].filter(Boolean).join(', ')
  }
}

function capital(word: string): string {
  return `${word.charAt(0).toLocaleUpperCase('kk')}${word.slice(1)}`
}
