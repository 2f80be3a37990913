import { message, type TransportPlan } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../words/words.js'
import { planTitles } from './plan-title.js'

const plan = (planId: string, title: string, crosses: string[], serviceName = 'Wagonload') =>
  ({
    planId,
    told: { title: message('text', { text: title }) },
    crosses,
    legs: [
      {
        mode: 'rail',
        told: { serviceName: message('text', { text: serviceName }) },
        distanceKm: { value: 1000 + planId.length, basis: 'drawn' },
      },
    ],
  }) as unknown as TransportPlan

describe('the titles of plans', () => {
  it('are left alone while each is the only one', () => {
    const titles = planTitles([plan('a', 'By Aktau', ['KZ']), plan('b', 'By Kuryk', ['KZ'])], ENGLISH)
    expect([...titles.values()]).toEqual(['By Aktau', 'By Kuryk'])
  })

  it('tell twins apart by the country, or by the service', () => {
    const titles = planTitles(
      [
        plan('a', 'By Baku', ['KZ', 'AZ', 'BY']),
        plan('b', 'By Baku', ['KZ', 'AZ', 'LV']),
        plan('c', 'By Poti', ['GE'], 'Feeder'),
        plan('d', 'By Poti', ['GE'], 'Ferry'),
      ],
      ENGLISH,
    )
    expect([...titles.values()]).toEqual([
      'By Baku, through Belarus',
      'By Baku, through Latvia',
      'By Poti, with Feeder',
      'By Poti, with Ferry',
    ])
  })

  it('give the length where nothing else differs', () => {
    const titles = planTitles([plan('a', 'By rail', ['KZ']), plan('long', 'By rail', ['KZ'])], ENGLISH)
    expect([...titles.values()]).toEqual(['By rail, 1,001 km', 'By rail, 1,004 km'])
  })

  it('say what a twin goes without', () => {
    const titles = planTitles([plan('a', 'By Baku', ['KZ', 'AZ', 'BY']), plan('b', 'By Baku', ['KZ', 'AZ'])], ENGLISH)
    expect(titles.get('b')).toBe('By Baku, not through Belarus')
  })
})
