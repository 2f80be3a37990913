import { formatDate, formatInstant } from '@karavan/core'
import type { Language } from './language.js'
import { TEMPLATES } from './templates.js'

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** English, in which answers carry their texts: dates in ISO 8601, equipment by its code, numbers as they are. */
export const ENGLISH: Language = {
  locale: 'en',
  templates: TEMPLATES,
  naming: {
    place: (_, name) => name,
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    mode: (mode) => (mode === 'ro_ro' ? 'ro-ro' : mode.replace('_', ' ')),
    equipment: (kind) => kind,
    date: (date) => date,
    instant: (at, to) => (to === 'day' ? formatDate(at) : formatInstant(at)),
    number: String,
    list: (items) => items.join(', '),
    issuer: (name) => name,
    ofData: ({ text }) => text,
  },
}
