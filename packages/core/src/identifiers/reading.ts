/** The identifiers that Karavan checks. */
export type IdentifierScheme =
  | 'container'
  | 'wagon8'
  | 'wagon12'
  | 'imo'
  | 'esrStation'
  | 'uicStation'
  | 'unLocode'
  | 'bicFacility'
  | 'gln'
  | 'gtin'
  | 'sscc'
  | 'grai'
  | 'gsin'
  | 'bin'
  | 'iin'
  | 'eori'
  | 'unNumber'
  | 'etsng'
  | 'epcUrn'
  | 'digitalLink'

/** Why a text is no identifier of a scheme although it looks like one. */
export type IdentifierFault =
  /** Letters, digits or length are not those of the scheme. */
  | 'shape'
  /** Letters of another script that look Latin, as the Cyrillic С for the Latin C. */
  | 'lookAlike'
  /** Fourth letter of a container number that is not U, J or Z. */
  | 'category'
  /** First letters that are the code of no country. */
  | 'country'
  /** A birth date, month or kind that cannot be. */
  | 'content'
  /** A URN of EPC that names a key which is not known. */
  | 'key'
  /** Length of company prefix and reference do not fit the key. */
  | 'companyPrefix'

/** What a text is, read as one scheme. Nothing is repaired: `value` is the text without spaces, hyphens and prefixes. */
export type IdentifierReading =
  | {
      readonly scheme: IdentifierScheme
      readonly verdict: 'valid'
      readonly value: string
      /** What the value says of itself, by name; codes, not words. */
      readonly parts: IdentifierParts
    }
  | {
      readonly scheme: IdentifierScheme
      readonly verdict: 'checkDigitWrong'
      readonly value: string
      readonly parts: IdentifierParts
      readonly received: number
      /** Null where no number with these digits before the check digit is ever issued. */
      readonly computed: number | null
    }
  | {
      readonly scheme: IdentifierScheme
      readonly verdict: 'malformed'
      readonly value: string
      readonly fault: IdentifierFault
    }

export type IdentifierParts = Readonly<Record<string, string>>

/** How texts of one scheme are read and written. */
export interface IdentifierRule {
  readonly scheme: IdentifierScheme
  /** The scheme in words, with the standard that defines it. */
  readonly title: string
  /** The shape in words, for messages. */
  readonly expected: string
  /** A valid one. */
  readonly example: string
  /** The text without what only helps reading: spaces, hyphens, a prefix. */
  readonly normalise: (text: string) => string
  /** Whether a normalised text may be meant as this scheme; decides what a text is tried as. */
  readonly like: RegExp
  /** Reads a normalised text. */
  readonly read: (value: string) => Findings
  /** The usual way to write a value, with its gaps. */
  readonly format: (value: string) => string
}

/** What a rule finds in a normalised text. */
export type Findings =
  | { readonly fault: IdentifierFault }
  | {
      readonly parts: IdentifierParts
      readonly check?: { readonly received: number; readonly computed: number | null }
      /** The stored form where it is not the normalised text itself. */
      readonly value?: string
    }

/** Fault of a text whose letters only look right: the same with Latin letters would fit. */
export function shapeFault(value: string, shape: RegExp): { readonly fault: IdentifierFault } {
  return { fault: shape.test(latinTwin(value)) && latinTwin(value) !== value ? 'lookAlike' : 'shape' }
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  І: 'I',
  Ј: 'J',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
}

/** The text with Latin letters for the Cyrillic and Greek ones that look the same. */
export function latinTwin(text: string): string {
  return text.replace(/[Ѐ-ӿͰ-Ͽ]/g, (letter) => LOOK_ALIKES[letter] ?? letter)
}

/** Upper case, full-width forms made plain, without spaces, hyphens, points and invisible marks. */
export function compact(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}\p{Pd}.]/gu, '')
}
