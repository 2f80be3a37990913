import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  containerCheckDigit,
  esrCheckDigit,
  gs1CheckDigit,
  imoCheckDigit,
  kazakhCheckDigit,
  luhnCheckDigit,
} from './check-digits.js'
import { epcForms } from './epc-forms.js'
import { GS1_KEYS, LGTIN } from './gs1-keys.js'
import { canonicalGs1, digitalLink, epcUrn, identityOfLink, readDigitalLink, readEpcUrn } from './gs1-link.js'
import { formatIdentifier, IDENTIFIER_RULES, identify, parseIdentifier, readIdentifier } from './identify.js'
import type { IdentifierScheme } from './reading.js'
import { sixDigitStation } from './transport-rules.js'

const VALID: Readonly<Partial<Record<IdentifierScheme, readonly string[]>>> = {
  container: ['CSQU3054383', 'csqu 305438 3', 'CSQU 305438[3]', 'TRLU8132090', 'MAGU5591240', 'TEMU7359214'],
  wagon8: ['60635208', '64180235'],
  wagon12: ['21 81 2471 217-3', '33 80 7836 092-6', '505126180015'],
  imo: ['IMO 9074729', '9454450', 'imo9321483'],
  esrStation: ['707701', '663404', '470906', '877000', '689409', '70771'],
  uicStation: ['87-68600-6', '8768600'],
  unLocode: ['KZAAU', 'KZ AAU', 'cnlyg', 'AZBAK'],
  bicFacility: ['DEHAMHHLA', 'ITGOASZAA'],
  gln: ['4012345000115', '(414)4012345000115'],
  gtin: ['4006381333931', '04012345123456'],
  sscc: ['040123450000001112', '(00)040123450000001112'],
  grai: ['04012345000221334455', '(8003)04012345000221', '8003 04012345000115', '8003 04012345000221'],
  bin: ['020540003431', '971240001315', '000740000728'],
  eori: ['DE1234567', 'RO12345678', 'XI123456789000'],
  unNumber: ['1203', 'UN 1203', '1965'],
  etsng: ['161005', '421034'],
}

const WRONG: readonly (readonly [IdentifierScheme, string, number | null])[] = [
  ['container', 'TRHU4561222', 5],
  ['wagon8', '95308419', 7],
  ['wagon8', '61434230', 9],
  ['wagon12', '218124712174', 3],
  ['wagon12', '505126180016', 5],
  ['imo', '9074720', 9],
  ['epcUrn', 'urn:epc:id:bic:CSQU3054384', 3],
  ['epcUrn', 'urn:epc:id:imovn:9074720', 9],
  ['imo', '9454451', 0],
  ['esrStation', '707702', 1],
  ['esrStation', '662900', 5],
  ['esrStation', '000243', 6],
  ['uicStation', '87-68600-7', 6],
  ['gln', '4012345000116', 5],
  ['sscc', '106141412345678909', 8],
  ['bin', '060640002650', 2],
  ['bin', '180940026001', 0],
  ['bin', '990140000820', null],
]

const MALFORMED: readonly (readonly [IdentifierScheme, string, string])[] = [
  ['container', 'CSQX3054383', 'category'],
  ['container', 'CS1U3054383', 'shape'],
  ['container', 'СSQU3054383', 'lookAlike'],
  ['container', 'CSQU305438', 'shape'],
  ['unLocode', 'KZAA1', 'shape'],
  ['unLocode', 'XXAAU', 'country'],
  ['unLocode', 'КZAAU', 'lookAlike'],
  ['bicFacility', 'XXHAMHHLA', 'country'],
  ['bicFacility', 'DEHAM', 'shape'],
  ['eori', 'D1234567', 'shape'],
  ['eori', 'DE1234567890123456', 'shape'],
  ['unNumber', '12A3', 'shape'],
  ['unNumber', '123', 'shape'],
  ['unNumber', '235-2', 'shape'],
  ['unNumber', '0003', 'shape'],
  ['bin', '021340003431', 'content'],
  ['epcUrn', 'urn:epc:id:bic:CSQX3054383', 'category'],
  ['epcUrn', 'urn:epc:id:bic:csqu3054383', 'shape'],
  ['epcUrn', 'urn:epc:id:nothing:4012345.1', 'key'],
  ['epcUrn', 'urn:epc:id:sgln:4012345.0001.0', 'companyPrefix'],
  ['epcUrn', 'urn:epc:id:sgtin:4012345.012345', 'shape'],
  ['digitalLink', 'https://example.com/orders/17', 'shape'],
]

describe('forms of EPC', () => {
  const forms = (scheme: IdentifierScheme, text: string, prefixLength?: number) =>
    epcForms(readIdentifier(scheme, text), prefixLength)

  it.each<[IdentifierScheme, string, number, string, string | null]>([
    ['container', 'CSQU 305438 3', 7, 'urn:epc:id:bic:CSQU3054383', null],
    ['imo', 'IMO 9074729', 7, 'urn:epc:id:imovn:9074729', null],
    ['gln', '4012345000115', 7, 'urn:epc:id:sgln:4012345.00011.0', 'https://id.gs1.org/414/4012345000115'],
    ['gtin', '4006381333931', 7, 'urn:epc:idpat:sgtin:4006381.033393.*', 'https://id.gs1.org/01/04006381333931'],
    ['sscc', '040123450000001112', 7, 'urn:epc:id:sscc:4012345.0000000111', 'https://id.gs1.org/00/040123450000001112'],
    [
      'grai',
      '04012345000221334455',
      7,
      'urn:epc:id:grai:4012345.00022.334455',
      'https://id.gs1.org/8003/04012345000221334455',
    ],
  ])('%s %s with a company prefix of %d digits', (scheme, text, prefixLength, urn, digitalLink) => {
    expect(forms(scheme, text, prefixLength)).toEqual({ urn, digitalLink })
    expect(forms('epcUrn', urn)).toEqual({ urn, digitalLink })
    if (digitalLink !== null) expect(forms('digitalLink', digitalLink, prefixLength)).toEqual({ urn, digitalLink })
  })

  it('has no URN without the length of the prefix, and nothing of what is not valid', () => {
    expect(forms('gln', '4012345000115')).toEqual({ urn: null, digitalLink: 'https://id.gs1.org/414/4012345000115' })
    expect(forms('gln', '4012345000115', 13).urn).toBeNull()
    expect(forms('gln', '4012345000116', 7)).toEqual({ urn: null, digitalLink: null })
    expect(forms('unLocode', 'KZAAU', 7)).toEqual({ urn: null, digitalLink: null })
  })
})

describe('identifiers', () => {
  it.each(Object.entries(VALID))('takes every good %s', (scheme, texts) => {
    const verdicts = texts.map((text) => readIdentifier(scheme as IdentifierScheme, text))
    expect(verdicts.filter((each) => each.verdict !== 'valid')).toEqual([])
  })

  it.each(WRONG)('computes the check digit of %s %s', (scheme, text, computed) => {
    expect(readIdentifier(scheme, text)).toMatchObject({ verdict: 'checkDigitWrong', computed })
    expect(() => parseIdentifier(scheme, text)).toThrow('IDENTIFIER_CHECK_DIGIT_WRONG')
  })

  it.each(MALFORMED)('refuses %s %s for its %s', (scheme, text, fault) => {
    expect(readIdentifier(scheme, text)).toMatchObject({ verdict: 'malformed', fault })
    expect(() => parseIdentifier(scheme, text)).toThrow('IDENTIFIER_MALFORMED')
  })

  it('stores what it read without gaps, and writes it with them', () => {
    expect(parseIdentifier('wagon12', '33 80 7836 092-6')).toBe('338078360926')
    expect(formatIdentifier('wagon12', '338078360926')).toBe('33 80 7836 092-6')
    expect(formatIdentifier('uicStation', parseIdentifier('uicStation', '87-68600-6'))).toBe('87-68600-6')
  })

  it('keeps the check digit of a station whether it is written in five digits or in six', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5}$/), (code) => {
        const [five, six] = [code, sixDigitStation(code)].map((text) => readIdentifier('esrStation', text))
        expect(six).toMatchObject({ verdict: five?.verdict })
      }),
    )
    expect(sixDigitStation('70771')).toBe('707701')
    expect(sixDigitStation('707701')).toBe('707701')
  })

  it('has a valid example for each scheme, and tries it', () => {
    for (const { scheme, example } of IDENTIFIER_RULES) {
      expect(identify(example).find((each) => each.scheme === scheme)?.verdict, scheme).toBe('valid')
    }
  })

  it('tells everything that a text can be', () => {
    const found = identify('60635208').map(({ scheme, verdict }) => [scheme, verdict])
    expect(found).toContainEqual(['wagon8', 'valid'])
    expect(found).toContainEqual(['gtin', 'checkDigitWrong'])
    expect(identify('hello world')).toEqual([])
    expect(identify('IMO 9074729').map(({ scheme }) => scheme)).not.toContain('container')
    expect(identify('СSQU3054383')).toMatchObject([{ scheme: 'container', fault: 'lookAlike' }])
  })

  it('says what an identifier says of itself', () => {
    expect(readIdentifier('wagon8', '60635208')).toMatchObject({ parts: { kind: 'open' } })
    expect(readIdentifier('bin', '020540003431')).toMatchObject({ parts: { kind: 'resident', unit: 'headOffice' } })
    expect(readIdentifier('uicStation', '87-68600-6')).toMatchObject({ parts: { country: 'FR', station: '68600' } })
  })

  it('never throws, and never changes a character that counts', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[A-Z0-9 :./-]{0,30}$/))
    fc.assert(
      fc.property(texts, (text) => {
        for (const { scheme, normalise } of IDENTIFIER_RULES) {
          const found = readIdentifier(scheme, text)
          if (found.verdict !== 'malformed' && scheme !== 'epcUrn' && scheme !== 'digitalLink') {
            expect(normalise(text).startsWith(found.value)).toBe(true)
          }
        }
      }),
    )
  })
})

describe('check digits', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))

  it.each([
    ['wagons of 8', 7, luhnCheckDigit],
    ['wagons of 12', 11, luhnCheckDigit],
    ['GLN', 12, gs1CheckDigit],
    ['SSCC', 17, gs1CheckDigit],
  ] as const)('notice one wrong digit: %s', (_name, length, check) => {
    fc.assert(
      fc.property(digits(length), fc.nat(length - 1), fc.integer({ min: 1, max: 9 }), (stem, at, shift) => {
        const other = `${stem.slice(0, at)}${(Number(stem[at]) + shift) % 10}${stem.slice(at + 1)}`
        expect(check(other)).not.toBe(check(stem))
      }),
    )
  })

  it('are one digit, or none where no number is issued', () => {
    fc.assert(
      fc.property(
        digits(5),
        digits(6),
        digits(11),
        fc.stringMatching(/^[A-Z]{3}[UJZ]\d{6}$/),
        (five, six, eleven, box) => {
          for (const check of [
            esrCheckDigit(five),
            imoCheckDigit(six),
            kazakhCheckDigit(eleven) ?? 0,
            containerCheckDigit(box),
          ]) {
            expect(check).toBeGreaterThanOrEqual(0)
            expect(check).toBeLessThanOrEqual(9)
          }
        },
      ),
    )
  })

  it('give a station of four digits the digit of its six', () => {
    fc.assert(
      fc.property(digits(4), (four) => {
        expect(esrCheckDigit(`${four}0`)).toBe(esrCheckDigit(four))
      }),
    )
  })
})

describe('EPC URN and Digital Link', () => {
  it.each([
    ['urn:epc:id:sscc:4012345.0000000111', 'https://id.gs1.org/00/040123450000001112'],
    ['urn:epc:id:sgln:4012345.00011.0', 'https://id.gs1.org/414/4012345000115'],
    ['urn:epc:id:sgln:4012345.00011.987', 'https://id.gs1.org/414/4012345000115/254/987'],
    [
      'urn:epc:id:sgtin:0614141.812345.6789%2F%26%25%22!%3F()',
      'https://id.gs1.org/01/80614141123458/21/6789%2F%26%25%22%21%3F%28%29',
    ],
    ['urn:epc:id:gdti:987659999999..9', 'https://id.gs1.org/253/98765999999929'],
    ['urn:epc:id:pgln:999999999999.', 'https://id.gs1.org/417/9999999999994'],
    ['urn:epc:id:itip:4012345.011111.01.02.987', 'https://id.gs1.org/8006/040123451111180102/21/987'],
    [
      "urn:epc:id:upui:1234567.098765.51qIgY)%3C%26Jp3*j7'SDB",
      "https://id.gs1.org/01/01234567987651/235/51qIgY%29%3C%26Jp3%2Aj7'SDB",
    ],
    ['urn:epc:id:sgtin:4054739.099914.*', 'https://id.gs1.org/01/04054739999148/21/%2A'],
    ['urn:epc:idpat:sgtin:4054739.099914.*', 'https://id.gs1.org/01/04054739999148'],
    ['urn:epc:idpat:itip:4012345.012345.01.02.*', 'https://id.gs1.org/8006/040123451234560102'],
    ['urn:epc:class:lgtin:4054739.099914.20160711', 'https://id.gs1.org/01/04054739999148/10/20160711'],
    ['https://example.com/gtin/09780345418913/21/765tz?abc=211121', 'https://id.gs1.org/01/09780345418913/21/765tz'],
    [
      'https://example.com/a/b/c/01/9780345418913/22/2A/10/L1/21/765tz#x',
      'https://id.gs1.org/01/09780345418913/21/765tz',
    ],
    ['https://id.gs1.org/8004/4012345ABC345/', 'https://id.gs1.org/8004/4012345ABC345'],
  ])('writes %s as a canonical link', (text, expected) => {
    expect(canonicalGs1(text)).toBe(expected)
    expect(canonicalGs1(expected)).toBe(expected)
  })

  it.each(['urn:epc:id:bic:CSQU3054383', 'https://example.com/414/x', 'https://example.com/some/page', 'plain text'])(
    'leaves %s alone',
    (text) => {
      expect(canonicalGs1(text)).toBeNull()
    },
  )

  it('goes to the link and back with the length of the company prefix', () => {
    const text = fc.stringMatching(/^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,12}$/)
    fc.assert(
      fc.property(
        fc.constantFrom(...GS1_KEYS, LGTIN),
        fc.integer({ min: 6, max: 12 }),
        fc.stringMatching(/^\d{30}$/),
        text,
        text,
        (key, prefixLength, stock, words, serial) => {
          const reference = key.digits === null ? words : stock.slice(prefixLength, Math.max(prefixLength, key.digits))
          const identity = {
            key,
            companyPrefix: stock.slice(0, prefixLength),
            reference,
            pieces: key.pieces === true ? '0102' : '',
            serial: key.tail.kind === 'none' ? null : key.tail.digits === true ? stock.slice(0, 5) : serial,
          }
          expect(readEpcUrn(epcUrn(identity))).toEqual(identity)
          const link = readDigitalLink(digitalLink(identity))
          expect(link).not.toBeNull()
          if (link !== null) expect(identityOfLink(link, prefixLength)).toEqual(identity)
        },
      ),
    )
  })
})
