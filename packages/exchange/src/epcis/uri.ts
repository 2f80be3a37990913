const PCHAR = "(?:[a-z0-9\\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})"
const REG_NAME = "(?:[a-z0-9\\-._~!$&'()*+,;=]|%[0-9a-f]{2})*"
const AUTHORITY = `(?:(?:[a-z0-9\\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\\[[0-9a-fv:.]+\\]|${REG_NAME})(?::\\d*)?`
const PATH = `(?:\\/\\/${AUTHORITY}(?:\\/${PCHAR}*)*|\\/(?:${PCHAR}+(?:\\/${PCHAR}*)*)?|${PCHAR}+(?:\\/${PCHAR}*)*)`
const URI = new RegExp(`^[a-z][a-z0-9+.\\-]*:${PATH}(?:\\?(?:${PCHAR}|[/?])*)?(?:#(?:${PCHAR}|[/?])*)?$`, 'i')

/** Whether a text is a URI with a scheme (RFC 3986, appendix A); the short name of an extension is one as well. */
export function isUri(text: string): boolean {
  return URI.test(text)
}
