import { describe, expect, it } from 'vitest'
import { readReceiver } from '../src/receiver.js'

describe('readReceiver', () => {
  it('takes https, and http where one user serves himself', () => {
    expect(readReceiver('https://Hooks.example:8443/in?a=1', false).href).toBe('https://hooks.example:8443/in?a=1')
    expect(readReceiver('http://127.1:9/', true).href).toBe('http://127.0.0.1:9/')
  })

  it.each(['http://hooks.example/', 'ftp://a', 'hooks.example', 'https://a:b@c/', 'https://a@c/', 'https://c/#d', ''])(
    'refuses %s',
    (text) => {
      const fault = { code: 'RECEIVER_INVALID', pointer: '/address', received: text }
      expect(() => readReceiver(text, false)).toThrow(expect.objectContaining(fault))
    },
  )

  it('refuses what is too long', () => {
    expect(() => readReceiver(`https://a/${'x'.repeat(500)}`, false)).toThrow('RECEIVER_INVALID')
  })
})
