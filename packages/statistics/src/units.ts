import { StructuredError } from '@karavan/core'
import { FIGURE_UNITS, type FigureUnit, RATES, type Unit } from '@karavan/model'

const PER = ' per '

/** As tables write it: `t`, `t/day`, `USD per KZT`. */
export function unitText({ of, every, per }: Unit): string {
  return `${of}${every === null ? '' : `/${every}`}${per === null ? '' : `${PER}${per}`}`
}

/** @throws {StructuredError} UNIT_UNKNOWN */
export function readUnit(text: string): Unit {
  const [counted = '', per = null, more] = text.split(PER)
  const [of = '', every = null, rest] = counted.split('/')
  if (more === undefined && rest === undefined && isUnit(of) && (per === null || isUnit(per)) && isRate(every))
    return { of, every, per }
  throw new StructuredError({
    code: 'UNIT_UNKNOWN',
    received: text,
    expected: `one of ${FIGURE_UNITS.join(', ')}, where it is a rate with ${RATES.map((rate) => `/${rate}`).join(', ')}, where it is a price with "${PER.trim()}" and another`,
    remediation: 'write the figure in one of these units',
  })
}

/**
 * A figure times a power of ten: 11.6 thousand tons are `scaled(11.6, 3)` tons. Exact for up to 15 digits, as it moves the point of
 * the decimal text; so `scaled(scaled(x, n), -n)` is `x`.
 */
export function scaled(value: number, power: number): number {
  const [digits = '0', exponent = '0'] = String(value).split('e')
  return Number(`${digits}e${Number(exponent) + power}`)
}

function isUnit(text: string): text is FigureUnit {
  return (FIGURE_UNITS as readonly string[]).includes(text)
}

function isRate(text: string | null): text is Unit['every'] {
  return text === null || (RATES as readonly string[]).includes(text)
}
