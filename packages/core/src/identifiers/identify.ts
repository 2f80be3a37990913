import { StructuredError } from '../errors.js'
import { GS1_RULES } from './gs1-rules.js'
import { PARTY_RULES } from './party-rules.js'
import { type IdentifierReading, type IdentifierRule, type IdentifierScheme, latinTwin } from './reading.js'
import { TRANSPORT_RULES } from './transport-rules.js'

/** Every scheme that is known, in the order in which a text is tried. */
export const IDENTIFIER_RULES: readonly IdentifierRule[] = [...TRANSPORT_RULES, ...PARTY_RULES, ...GS1_RULES]

const BY_SCHEME: ReadonlyMap<IdentifierScheme, IdentifierRule> = new Map(
  IDENTIFIER_RULES.map((rule) => [rule.scheme, rule]),
)

/** Whether a text is the name of a scheme. */
export function isIdentifierScheme(text: string): text is IdentifierScheme {
  return (BY_SCHEME as ReadonlyMap<string, IdentifierRule>).has(text)
}

declare const scheme: unique symbol

/** A text whose shape and check digit have been looked at, once and at the edge. */
export type Identifier<Scheme extends IdentifierScheme> = string & { readonly [scheme]: Scheme }

/** Reads a text as an identifier of one scheme. Never throws: a partner's message is kept whatever it says, and flagged. */
export function readIdentifier(as: IdentifierScheme, text: string): IdentifierReading {
  return reading(ruleOf(as), text)
}

/** Everything that a text can be: each scheme that it looks like, valid or with the reason why not. */
export function identify(text: string): readonly IdentifierReading[] {
  return IDENTIFIER_RULES.filter((rule) => {
    const value = rule.normalise(text)
    return rule.like.test(value) || rule.like.test(latinTwin(value))
  }).map((rule) => reading(rule, text))
}

/**
 * The identifier that a person typed, in its stored form.
 * @throws {StructuredError} IDENTIFIER_MALFORMED, IDENTIFIER_CHECK_DIGIT_WRONG
 */
export function parseIdentifier<Scheme extends IdentifierScheme>(as: Scheme, text: string): Identifier<Scheme> {
  const found = readIdentifier(as, text)
  const { title, expected, example } = ruleOf(as)
  switch (found.verdict) {
    case 'valid':
      return found.value as Identifier<Scheme>
    case 'malformed':
      throw new StructuredError({
        code: 'IDENTIFIER_MALFORMED',
        received: text,
        expected: `${title}: ${expected}, as ${example}`,
        remediation: 'Look at the document again; nothing is mended here.',
      })
    case 'checkDigitWrong':
      throw new StructuredError({
        code: 'IDENTIFIER_CHECK_DIGIT_WRONG',
        received: text,
        expected:
          found.computed === null
            ? `${title}; no number with these digits is ever issued`
            : `${title} with the check digit ${found.computed}`,
        remediation: 'One of the characters is wrong, not always the last: look at the document again.',
      })
  }
}

/** The usual way to write a stored identifier, with its gaps. */
export function formatIdentifier(as: IdentifierScheme, value: string): string {
  return ruleOf(as).format(value)
}

function ruleOf(as: IdentifierScheme): IdentifierRule {
  const rule = BY_SCHEME.get(as)
  if (rule === undefined) throw new RangeError(`no rule for the scheme ${as}`)
  return rule
}

function reading(rule: IdentifierRule, text: string): IdentifierReading {
  const value = rule.normalise(text)
  const found = rule.read(value)
  if ('fault' in found) return { scheme: rule.scheme, verdict: 'malformed', value, fault: found.fault }
  const read = { scheme: rule.scheme, value: found.value ?? value, parts: found.parts }
  return found.check === undefined || found.check.received === found.check.computed
    ? { ...read, verdict: 'valid' }
    : { ...read, verdict: 'checkDigitWrong', ...found.check }
}
