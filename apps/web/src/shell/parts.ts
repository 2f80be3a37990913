import { useEffect, useState } from 'react'

/** Parts of the page, in the order of the head. */
export const PARTS = ['plan', 'network', 'conditions', 'consignments', 'segments', 'watch', 'observatory'] as const

export type Part = (typeof PARTS)[number]

const PATHS: Readonly<Record<Part, string>> = {
  plan: '/',
  network: '/network',
  conditions: '/conditions',
  consignments: '/consignments',
  segments: '/segments',
  watch: '/watch',
  observatory: '/observatory',
}

/** The part that an address opens. */
export function partIn(path: string): Part {
  const [first] = path.slice(1).split('/')
  return PARTS.find((part) => PATHS[part] === `/${first}`) ?? 'plan'
}

/** Goes to an address of the page; whatever listens to the way back reads it. */
export function goTo(address: string): void {
  history.pushState(null, '', address)
  dispatchEvent(new PopStateEvent('popstate'))
}

/** The part of the page that is open, and how another is opened; each is found as it was left. @param plan - where the plan is */
export function useParts(plan: string) {
  const [part, setPart] = useState(() => partIn(location.pathname))
  const [left, setLeft] = useState(PATHS)
  const addresses: Readonly<Record<Part, string>> = { ...left, plan }
  useEffect(() => {
    const read = () => setPart(partIn(location.pathname))
    addEventListener('popstate', read)
    return () => removeEventListener('popstate', read)
  }, [])
  return {
    part,
    /** Where each part is found. */
    addresses,
    open: (next: Part) => {
      if (next === part) return
      setLeft({ ...left, [part]: `${location.pathname}${location.search}` })
      goTo(addresses[next])
    },
    /** The beginning of the page. */
    goHome: () => goTo(PATHS.plan),
  }
}

export type Parts = ReturnType<typeof useParts>
