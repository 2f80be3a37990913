import type { ReactNode } from 'react'

/** Facts as names and values. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="facts-of">{children}</dl>
}

/** One fact; nothing where there is no value. */
export function Fact({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  if (children === '' || children === null || children === undefined || children === false) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
