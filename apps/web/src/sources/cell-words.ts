import { DAY_MINUTES } from '@karavan/core'
import { isEquipmentKind, type LocationId, message, TEMPLATES } from '@karavan/model'
import { directionName, kindName } from '../network/say-entry.js'
import { isMessage } from '../words/catalogue.js'
import type { Words } from '../words/words.js'

/** English name of a place by its id; its id where it is not known. */
export type NameOf = (id: LocationId) => string

type Reader = (code: string, words: Words, nameOf: NameOf) => string

/** From so many hours on a time is told in days as well, as everywhere on the page. */
const IN_DAYS = 36
/** Any day of the month. */
const DAY = 15
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const SUNDAY = Date.UTC(2001, 3, 1) / 60_000

const READERS: Readonly<Record<string, Reader>> = {
  activity: coded,
  basis: (code, words) => (isMessage(`basis.${code}`) ? words.basis(code as 'assumed') : coded(code, words)),
  country: area,
  days: weekday,
  destinations: area,
  direction: (code, words) => directionName(code, words) || coded(code, words),
  equipment: (code, words) => (isEquipmentKind(code) ? words.equipment(code) : coded(code, words)),
  id: idInWords,
  month: monthName,
  origins: area,
  per: rateName,
  place: area,
  places: area,
}

/** The reader of a column that is named otherwise than what stands in it. */
const SAME_AS: Readonly<Record<string, string>> = {
  countries: 'country',
  crosses: 'country',
  crosses_basis: 'basis',
  distance_basis: 'basis',
  from: 'place',
  length_basis: 'basis',
  location_id: 'place',
  region: 'country',
  to: 'place',
  via: 'place',
}

/** Columns of several codes. */
const LISTS: ReadonlySet<string> = new Set([
  'countries',
  'crosses',
  'days',
  'destinations',
  'does',
  'equipment',
  'gauges',
  'includes',
  'modes',
  'origins',
  'places',
  'via',
])

/** A cell of the tables in the words of the reader: codes by name, times in days as well; what has no name as it is. */
export function cellInWords(column: string, value: string, words: Words, nameOf: NameOf): string {
  if (isHours(column)) return hoursInWords(value, words)
  const read = READERS[SAME_AS[column] ?? column] ?? coded
  if (!LISTS.has(column)) return read(value, words, nameOf)
  return words.list(value.split(' ').map((code) => read(code, words, nameOf)))
}

/** Whether a column holds hours. */
export function isHours(column: string): boolean {
  return /(^|_)hours(_|$)/.test(column)
}

/** `12 h`, `240 h (10 days)`; what is no number as it is. */
function hoursInWords(value: string, words: Words): string {
  const hours = Number(value)
  if (value.trim() === '' || !Number.isFinite(hours)) return value
  const plain = `${words.exact(hours)} ${words.columnUnit('h')}`
  return hours < IN_DAYS ? plain : `${plain} (${words.duration(hours)})`
}

/** A code that means the same in every column; free text as it is. */
function coded(code: string, words: Words): string {
  const key = `sources.cell.${code}`
  if (isMessage(key)) return words.say(key)
  if (!/^[a-z_]+$/.test(code)) return code
  const plain = code.replaceAll('_', ' ')
  return [kindName(code, words), words.mode(code as 'rail')].find((name) => name !== plain) ?? code
}

function monthName(code: string, words: Words): string {
  const month = Number(code)
  if (!(month >= 1 && month <= 12)) return coded(code, words)
  return words.longMonth(Date.UTC(2001, month - 1, DAY) / 60_000)
}

function weekday(code: string, { longWeekday }: Words): string {
  const day = WEEKDAYS.indexOf(code)
  return day < 0 ? code : longWeekday(SUNDAY + day * DAY_MINUTES)
}

function rateName(code: string, words: Words): string {
  const key = `rate.${code}`
  return Object.hasOwn(TEMPLATES, key) ? words.tell(message(key as 'rate.wagon')) : code
}

/** A country or a place. */
function area(code: string, words: Words, nameOf: NameOf): string {
  if (/^[A-Z]{2}$/.test(code)) return words.country(code)
  return /^[A-Z]{2}-[A-Z0-9]+$/.test(code) ? words.place(code, nameOf(code)) : code
}

/** The parts of an id such as `KZ-AKTAU/port/rail/sea/out/11`; what is the same for all is left out. */
function idInWords(id: string, words: Words, nameOf: NameOf): string {
  if (!id.includes('/')) return id
  const parts = id.split('/').filter((part) => !['all', 'any', 'ANY'].includes(part))
  return parts.map((part) => partInWords(part, words, nameOf)).join(', ')
}

function partInWords(part: string, words: Words, nameOf: NameOf): string {
  if (/^([A-Z]{2}-[A-Z]{2}|\d{4}-\d{4}|in|out)$/.test(part)) return directionName(part.replace('-', '>'), words)
  if (/^\d+$/.test(part)) return monthName(part, words)
  return /^[A-Z]{2}/.test(part) ? area(part, words, nameOf) : coded(part, words)
}
