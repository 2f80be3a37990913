import { isIP } from 'node:net'
import { parseArgs } from 'node:util'

/** A fault that ends the start, told in one line. */
export class StartFault extends Error {
  override readonly name = 'StartFault'

  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message)
  }
}

/** Where the server listens, the folder of a user's own rows, and whether sample consignments are shown. */
export interface StartOptions {
  readonly host: string
  readonly port: number
  readonly network: string | undefined
  readonly samples: boolean
}

/** @throws {StartFault} what of the arguments or of HOST and PORT cannot be used */
export function readStart(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const { network, noSamples } = readArguments(args)
  const isOff = noSamples || readSwitch(env['KARAVAN_SAMPLES_OFF'])
  return { network, samples: !isOff, port: readPort(env['PORT']), host: readHost(env['HOST']) }
}

function readArguments(args: readonly string[]): { readonly network: string | undefined; readonly noSamples: boolean } {
  const { tokens, values } = parseArgs({
    args: [...args],
    options: { network: { type: 'string' }, 'no-samples': { type: 'boolean' } },
    strict: false,
    tokens: true,
  })
  const wrong = tokens.find(
    (token) =>
      token.kind !== 'option' ||
      !(token.name === 'network' ? token.value : token.name === 'no-samples' && token.value === undefined),
  )
  if (wrong === undefined) {
    const network = typeof values.network === 'string' ? values.network : undefined
    return { network, noSamples: values['no-samples'] === true }
  }
  throw new StartFault(
    `Received ${JSON.stringify(args[wrong.index] ?? '')}; expected nothing, --network DIR, a folder with your own rows, or --no-samples. Start again without it: npm start, or npm start -- --network DIR. Another address is asked for by PORT and HOST: PORT=8081 npm start`,
    2,
  )
}

function readSwitch(text: string | undefined): boolean {
  if (text === undefined || text === '' || text === '0') return false
  if (text === '1') return true
  throw new StartFault(`KARAVAN_SAMPLES_OFF is ${JSON.stringify(text)}; expected 1, to show no samples, or 0.`)
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return 8080
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new StartFault(`PORT is ${JSON.stringify(text)}; expected a number from 0 to 65535 (0 takes a free one).`)
}

function readHost(text: string | undefined): string {
  const host = text === undefined || text === '' ? '127.0.0.1' : text
  if (host === 'localhost' || isIP(host) !== 0) return host
  throw new StartFault(
    `HOST is ${JSON.stringify(host)}; expected an address of this machine, as 127.0.0.1, ::1 or 0.0.0.0 (all of them).`,
  )
}

/** Why a server does not listen, where it is for whoever started it to mend. */
export function listenFault(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const { code } = error
  if (code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : 8081
    return new StartFault(
      `Port ${port} of ${host} is taken by another program. Stop it, or choose another port: PORT=${other} npm start (PORT=0 takes a free one).`,
    )
  }
  if (code === 'EACCES')
    return new StartFault(`Port ${port} may not be used by this user. Choose one above 1023: PORT=8080 npm start`)
  if (code === 'EADDRNOTAVAIL') return new StartFault(`${host} is not an address of this machine. Try HOST=127.0.0.1`)
  return error
}
