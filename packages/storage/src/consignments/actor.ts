/** Who does something, and from where. */
export interface Actor {
  readonly by: string
  readonly from: string
  /** For which organisation; null: the operator of the server. */
  readonly organisation: string | null
}
