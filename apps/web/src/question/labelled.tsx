import type { ReactNode } from 'react'

interface LabelledProps {
  /** Id of the control within. */
  readonly id: string
  readonly label: ReactNode
  /** Beside the label. */
  readonly aside?: ReactNode
  readonly fault?: ReactNode
  readonly children: ReactNode
}

/** A control with its label above and its fault beneath. */
export function Labelled({ id, label, aside, fault, children }: LabelledProps) {
  return (
    <div className="field">
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {aside}
      </div>
      {children}
      <FaultOf id={id}>{fault}</FaultOf>
    </div>
  )
}

/** The fault of a control, which names it by `${id}-fault`; nothing where it has none. */
export function FaultOf({ id, className = '', children }: { id: string; className?: string; children: ReactNode }) {
  if (!children) return null
  return (
    <div className={`fault ${className}`.trim()} id={`${id}-fault`}>
      {children}
    </div>
  )
}
