import { describe, expect, it } from 'vitest'
import { holds, readSignIn } from './settings.js'

const PUBLIC = { KARAVAN_PUBLIC_URL: 'https://karavan.example' }

describe('the settings of sign-in', () => {
  it('are none on this machine alone, whatever else is set', () => {
    expect(readSignIn({}, '127.0.0.1')).toBeNull()
    expect(readSignIn({ KARAVAN_SIGN_IN: '', KARAVAN_PROXY: '127.0.0.1' }, '::1')).toBeNull()
  })

  it('are there as soon as others may come, or it is asked for', () => {
    expect(readSignIn({ KARAVAN_SIGN_IN: 'required' }, 'localhost')).toMatchObject({ publicUrl: null, oidc: null })
    expect(readSignIn(PUBLIC, '127.0.0.1')?.publicUrl?.origin).toBe('https://karavan.example')
    expect(readSignIn(PUBLIC, '0.0.0.0')).not.toBeNull()
  })

  it.each([
    [{}, '0.0.0.0', /KARAVAN_PUBLIC_URL=https/],
    [{ KARAVAN_SIGN_IN: 'required' }, '192.0.2.1', /KARAVAN_PUBLIC_URL/],
    [{ KARAVAN_SIGN_IN: 'no' }, '127.0.0.1', /KARAVAN_SIGN_IN is "no"/],
    [{ KARAVAN_PUBLIC_URL: 'karavan.example' }, '127.0.0.1', /begins with https/],
    [{ KARAVAN_PUBLIC_URL: 'ftp://karavan.example' }, '127.0.0.1', /begins with https/],
    [{ KARAVAN_PUBLIC_URL: 'https://karavan.example/app' }, '127.0.0.1', /a scheme, a name/],
    [{ ...PUBLIC, KARAVAN_PROXY: 'proxy.example' }, '127.0.0.1', /KARAVAN_PROXY/],
    [{ ...PUBLIC, KARAVAN_PROXY: '10.0.0.0/33' }, '127.0.0.1', /KARAVAN_PROXY/],
    [{ ...PUBLIC, KARAVAN_OIDC_ISSUER: 'https://id.example' }, '127.0.0.1', /KARAVAN_OIDC_CLIENT_ID is not set/],
    [
      {
        ...PUBLIC,
        KARAVAN_OIDC_ISSUER: 'http://id.example',
        KARAVAN_OIDC_CLIENT_ID: 'a',
        KARAVAN_OIDC_CLIENT_SECRET: 'b',
      },
      '127.0.0.1',
      /expected an address with https/,
    ],
  ])('are refused with what is wrong: %#', (env: Record<string, string>, host, message) => {
    expect(() => readSignIn(env, host)).toThrow(message)
  })

  it('name a provider by its host, if by nothing else', () => {
    const oidc = { KARAVAN_OIDC_ISSUER: 'https://id.example/realms/x', KARAVAN_OIDC_CLIENT_ID: 'a' }
    const settings = readSignIn({ ...PUBLIC, ...oidc, KARAVAN_OIDC_CLIENT_SECRET: 'b' }, '127.0.0.1')
    expect(settings?.oidc).toMatchObject({ name: 'id.example', clientId: 'a' })
  })

  it('hold the addresses of proxies as sockets tell them', () => {
    const proxies = readSignIn({ ...PUBLIC, KARAVAN_PROXY: '10.0.0.0/8, ::1' }, '127.0.0.1')?.proxies
    if (proxies === undefined) throw new Error('no settings')
    const held = ['10.1.2.3', '::ffff:10.1.2.3', '::1', '11.0.0.1', '::2', '', 'unix'].map((one) => holds(proxies, one))
    expect(held).toEqual([true, true, true, false, false, false, false])
  })
})
