import { API_PREFIX } from '@karavan/api'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const HOUR_MS = 3_600_000
const isoHoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString()

interface Planned {
  readonly legs: readonly { readonly from: string; readonly to: string }[]
  readonly planId: string
}

async function post<Answer>(page: Page, path: string, data: unknown): Promise<Answer> {
  const answer = await page.request.post(new URL(API_PREFIX + path, page.url()).href, { data })
  expect([answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([answer.status(), ''])
  return (await answer.json()) as Answer
}

/**
 * Enters consignments from Aktau to Poti, each of a box, by the first plan for goods that were ready some days ago.
 * @param boxes - numbers of the boxes by the ids of the consignments
 * @returns the legs of the plan
 */
export async function consigned(
  page: Page,
  boxes: Readonly<Record<string, string>>,
  readyDaysAgo: number,
): Promise<Planned['legs']> {
  const ready = isoHoursAgo(readyDaysAgo * 24).slice(0, 10)
  const question = { from: 'KZ-AKTAU', to: 'GE-POTI', equipment: '40HC', goods: '1001', ready, history: true }
  const { plans } = await post<{ readonly plans: readonly Planned[] }>(page, '/plans', question)
  const [plan] = plans
  if (plan === undefined) throw new Error('there is no plan from Aktau to Poti')
  for (const [consignmentId, value] of Object.entries(boxes))
    await post(page, '/consignments', {
      consignment: {
        consignmentId,
        parties: [{ partyId: 'mill', role: 'consignor', name: 'Mill' }],
        carrierAcceptanceLocation: 'KZ-AKTAU',
        consigneeReceiptLocation: 'GE-POTI',
        utilizedEquipment: [{ equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value } }],
      },
      choose: { question, planId: plan.planId },
    })
  return plan.legs
}

/** Reports that a consignment left or reached a place so many hours ago. */
export async function told(
  page: Page,
  consignmentId: string,
  milestone: 'departure' | 'arrival',
  place: string | undefined,
  hoursAgo: number,
): Promise<void> {
  await post(page, `/consignments/${encodeURIComponent(consignmentId)}/milestones`, {
    milestone,
    place,
    at: isoHoursAgo(hoursAgo),
  })
}
