import { describe, expect, it } from 'vitest'
import { plan } from '../src/index.js'
import { bundledNetwork, bundledSnapshot, question } from './bundled.js'

const network = bundledNetwork()
const snapshot = bundledSnapshot(network)
const query = question('KZ-KURYK', 'AZ-ALAT', { equipment: 'wagon-open', units: 20, tonnes: 1300 })
const FEEDER = 'Aktau-Alat container feeder'
const feeders = (over: typeof network) =>
  plan(query, over, snapshot).knockedOut.filter(({ subjectName }) => subjectName === FEEDER)

describe('a line of one name that two operators run', () => {
  it('is ruled out once', () => {
    expect(network.services.filter(({ name }) => name === FEEDER).length).toBe(2)
    expect(feeders(network).map(({ rule }) => rule.text)).toEqual([
      'takes 20GP, 40GP, 40HC, 45HC, 20RF, 40RF, not wagon-open',
    ])
  })

  it('is ruled out with the reasons of both where they differ', () => {
    const services = network.services.map((service) =>
      service.id === 'AKTAU-ALAT-ASCO'
        ? { ...service, boardable: false, whyNotBoardable: 'Laid up', sourceDate: '2026-11' as const }
        : service,
    )
    const [told, ...more] = feeders({ ...network, services })
    expect(more).toEqual([])
    expect(told?.rule.text).toBe('not offered: Laid up; takes 20GP, 40GP, 40HC, 45HC, 20RF, 40RF, not wagon-open')
    expect(told?.returnsIf).toContain('the operator confirms that it runs, and the goods travel in 20GP')
  })
})
