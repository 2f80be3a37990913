import { esrCheckDigit, kazakhCheckDigit } from './check-digits.js'
import { isCountryCode } from './countries.js'
import { compact, type Findings, type IdentifierRule, shapeFault } from './reading.js'

const LOCODE = /^([A-Z]{2})([A-Z2-9]{3})$/
const BIC_FACILITY = /^([A-Z]{2})([A-Z2-9]{3})([A-Z0-9]{4})$/
const EORI = /^([A-Z]{2})([A-Z0-9]{1,15})$/

const unLocode: IdentifierRule = {
  scheme: 'unLocode',
  title: 'UN/LOCODE',
  expected: 'two letters of the country and three of A to Z and 2 to 9',
  example: 'KZAAU',
  normalise: compact,
  like: /^\p{L}{2}[\p{L}\d]{3}$/u,
  read: (value) => withCountry(value, LOCODE, ([place = '']) => ({ place })),
  format: (value) => `${value.slice(0, 2)} ${value.slice(2)}`,
}

const bicFacility: IdentifierRule = {
  scheme: 'bicFacility',
  title: 'BIC facility code',
  expected: 'a UN/LOCODE and four letters or digits',
  example: 'DEHAMHHLA',
  normalise: compact,
  like: /^\p{L}{2}[\p{L}\d]{7}$/u,
  read: (value) =>
    withCountry(value, BIC_FACILITY, ([place = '', facility = '']) => ({
      unLocode: value.slice(0, 2) + place,
      facility,
    })),
  format: (value) => value,
}

const eori: IdentifierRule = {
  scheme: 'eori',
  title: 'EORI number',
  expected: 'two letters of a member state, or XI, and one to fifteen letters or digits',
  example: 'RO12345678',
  normalise: compact,
  like: /^[A-Z]{1,2}\d[A-Z0-9]{5,15}$/,
  read: (value) =>
    value.startsWith('XI') && EORI.test(value)
      ? { parts: { country: 'XI', number: value.slice(2) } }
      : withCountry(value, EORI, ([number = '']) => ({ number })),
  format: (value) => value,
}

function withCountry(
  value: string,
  shape: RegExp,
  rest: (groups: readonly string[]) => Record<string, string>,
): Findings {
  const match = shape.exec(value)
  if (match === null) return shapeFault(value, shape)
  const [, country = '', ...groups] = match
  return isCountryCode(country) ? { parts: { country, ...rest(groups) } } : { fault: 'country' }
}

/** Fifth and sixth digit of a business number, as the tax law of Kazakhstan names them. */
const BUSINESS_KINDS: Readonly<Record<string, string>> = {
  '4': 'resident',
  '5': 'nonResident',
  '6': 'jointEntrepreneurs',
}
const BUSINESS_UNITS: Readonly<Record<string, string>> = {
  '0': 'headOffice',
  '1': 'branch',
  '2': 'representation',
  '3': 'farm',
}

const bin: IdentifierRule = {
  scheme: 'bin',
  title: 'Business identification number of Kazakhstan (BIN)',
  expected: 'year, month, kind (4, 5 or 6), unit (0 to 3), five digits and a check digit',
  example: '020540003431',
  normalise: compact,
  like: /^\d{4}[456]\d{7}$/,
  read: (value) => {
    const kind = BUSINESS_KINDS[value.charAt(4)]
    const unit = BUSINESS_UNITS[value.charAt(5)]
    if (!/^\d{12}$/.test(value)) return { fault: 'shape' }
    if (kind === undefined || unit === undefined || !isMonth(value.slice(2, 4))) return { fault: 'content' }
    return { parts: { registered: `${value.slice(0, 2)}-${value.slice(2, 4)}`, kind, unit }, check: kazakhCheck(value) }
  },
  format: (value) => value,
}

const iin: IdentifierRule = {
  scheme: 'iin',
  title: 'Individual identification number of Kazakhstan (IIN)',
  expected: 'date of birth as YYMMDD, century and sex (1 to 6), four digits and a check digit',
  example: '850101300005',
  normalise: compact,
  like: /^\d{6}[1-6]\d{5}$/,
  read: (value) => {
    if (!/^\d{12}$/.test(value)) return { fault: 'shape' }
    const century = Math.ceil(Number(value[6]) / 2) + 17
    const year = century * 100 + Number(value.slice(0, 2))
    if (!/[1-6]/.test(value.charAt(6)) || !isDay(year, value.slice(2, 4), value.slice(4, 6)))
      return { fault: 'content' }
    return { parts: {}, check: kazakhCheck(value) }
  },
  format: (value) => value,
}

function kazakhCheck(value: string): { readonly received: number; readonly computed: number | null } {
  return { received: Number(value[11]), computed: kazakhCheckDigit(value.slice(0, 11)) }
}

function isMonth(month: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12
}

function isDay(year: number, month: string, day: string): boolean {
  return isMonth(month) && Number(day) >= 1 && Number(day) <= new Date(Date.UTC(year, Number(month), 0)).getUTCDate()
}

const unNumber: IdentifierRule = {
  scheme: 'unNumber',
  title: 'UN number of dangerous goods',
  expected: 'UN, which may be left out, and four digits from 0004 upwards',
  example: 'UN 1203',
  normalise: (text) => (/\d\D+\d/.test(text) ? text.trim() : compact(text).replace(/^UN/, '')),
  like: /^\d{4}$/,
  read: (value) => (/^\d{4}$/.test(value) && Number(value) >= 4 ? { parts: {} } : { fault: 'shape' }),
  format: (value) => `UN ${value}`,
}

/** The check digit follows the rule of stations in every code seen; no text of the standard says so, hence a remark only. */
const etsng: IdentifierRule = {
  scheme: 'etsng',
  title: 'Goods code of the CIS tariff (ETSNG)',
  expected: 'six digits, the last a check digit',
  example: '161005',
  normalise: compact,
  like: /^\d{6}$/,
  read: (value) =>
    /^\d{6}$/.test(value)
      ? { parts: {}, check: { received: Number(value[5]), computed: esrCheckDigit(value.slice(0, 5)) } }
      : { fault: 'shape' },
  format: (value) => value,
}

/** Places, parties and goods. */
export const PARTY_RULES: readonly IdentifierRule[] = [unLocode, bicFacility, bin, iin, eori, unNumber, etsng]
