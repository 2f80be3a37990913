import { StructuredError } from '@karavan/core'
import type { EpcisErrorCode } from '../errors.js'

/** A parameter whose value cannot be used, or that another one contradicts; the standard's `QueryParameterException`. */
export function parameterInvalid(
  pointer: string,
  received: unknown,
  expected: string,
): StructuredError<EpcisErrorCode> {
  return new StructuredError({ code: 'QUERY_PARAMETER_INVALID', pointer, received, expected })
}

/** A parameter that no question has; the standard's `QueryParameterException`. */
export function parameterUnknown(name: string, candidates: readonly string[] = []): StructuredError<EpcisErrorCode> {
  return new StructuredError({
    code: 'QUERY_PARAMETER_UNKNOWN',
    pointer: name,
    received: name,
    expected:
      'a parameter of the simple event query of EPCIS 2.0, or a field of an extension as prefix:name or IRI#name',
    candidates,
  })
}
