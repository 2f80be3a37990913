import { StructuredError } from '@karavan/core'

/** How patient and how trusting a request is. */
export interface FetchLimits {
  /** For all of it, redirects too. */
  readonly milliseconds: number
  /** Of the answer, unpacked. */
  readonly bytes: number
  readonly redirects: number
}

const LIMITS: FetchLimits = { milliseconds: 10_000, bytes: 2_000_000, redirects: 3 }

/**
 * The text at an address of http or https. Faults name the host alone, as the rest of an address may hold a key.
 * @throws {StructuredError} FORECAST_UNREACHABLE
 */
export async function fetchText(address: string, limits: FetchLimits = LIMITS): Promise<string> {
  const signal = AbortSignal.timeout(limits.milliseconds)
  let url = new URL(address)
  try {
    for (let left = limits.redirects; ; left -= 1) {
      const response = await fetch(url, {
        redirect: 'manual',
        signal,
        headers: { accept: 'application/json', 'user-agent': 'karavan' },
      })
      const next = response.headers.get('location')
      if (response.status < 300 || response.status > 399 || next === null) return await textOf(response, url, limits)
      await response.body?.cancel()
      if (left === 0) throw unreachable(url, `more than ${limits.redirects} redirects`)
      url = redirected(url, next)
    }
  } catch (error) {
    if (error instanceof StructuredError) throw error
    throw unreachable(
      url,
      signal.aborted ? `no answer in ${limits.milliseconds / 1000} seconds` : reasonOf(error),
      error,
    )
  }
}

function redirected(from: URL, to: string): URL {
  const next = URL.canParse(to, from.href) ? new URL(to, from.href) : null
  const isSafe = next?.protocol === 'https:' || (next?.protocol === 'http:' && from.protocol === 'http:')
  if (next === null || !isSafe) throw unreachable(from, 'a redirect that leads away from https, or nowhere')
  return next
}

async function textOf(response: Response, url: URL, { bytes }: FetchLimits): Promise<string> {
  if (!response.ok) {
    await response.body?.cancel()
    throw unreachable(url, `status ${response.status}`)
  }
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of response.body ?? []) {
    length += piece.length
    if (length > bytes) throw unreachable(url, `more than ${bytes} bytes`)
    pieces.push(piece)
  }
  return new TextDecoder().decode(Buffer.concat(pieces))
}

/** Why a connection failed: `fetch` itself says no more than that it did. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error
  const { code } = (cause ?? {}) as NodeJS.ErrnoException
  return code ?? (cause instanceof Error ? cause.message : message)
}

function unreachable(url: URL, received: string, cause?: unknown): StructuredError {
  return new StructuredError({
    code: 'FORECAST_UNREACHABLE',
    received: `${received}, from ${url.host}`,
    expected: 'a forecast in JSON, with status 200',
    remediation:
      'try the address of KARAVAN_WEATHER or KARAVAN_WAVES in a browser; the last good forecast stands until then',
    retryable: true,
    ...(cause === undefined ? {} : { cause }),
  })
}
