import { StructuredError } from '@karavan/core'

const SHORTEST_PASSWORD = 12
const LONGEST_PASSWORD = 256

/** A name to sign in by, in small letters. @throws {StructuredError} PEOPLE_VALUE_INVALID */
export function readLogin(text: string): string {
  const login = text.trim().toLowerCase()
  if (/^[a-z0-9][a-z0-9._@+-]{1,79}$/.test(login)) return login
  throw unusable('login', text, '2 to 80 letters a to z, digits and . _ @ + -, the first a letter or a digit')
}

/** Id of an organisation. @throws {StructuredError} PEOPLE_VALUE_INVALID */
export function readOrganisationId(text: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/.test(text)) return text
  throw unusable('organisation', text, 'up to 60 letters A to Z, digits and . _ -, the first a letter or a digit')
}

/** A name that people read. @throws {StructuredError} PEOPLE_VALUE_INVALID */
export function readName(text: string, field: string): string {
  const name = text.trim()
  if (name !== '' && name.length <= 120 && !/\p{Cc}/u.test(name)) return name
  throw unusable(field, text, 'a text of up to 120 characters on one line')
}

/** A password long enough not to be guessed; it never stands in the error. @throws {StructuredError} PEOPLE_VALUE_INVALID */
export function readPassword(text: string): string {
  const { length } = [...text.normalize('NFC')]
  if (length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD) return text
  const expected = `${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters, of any kind; several words are good`
  throw unusable('password', `${length} characters`, expected)
}

function unusable(field: string, received: string, expected: string): StructuredError {
  return new StructuredError({
    code: 'PEOPLE_VALUE_INVALID',
    received,
    expected,
    remediation: 'choose another one',
    pointer: `/${field}`,
  })
}
