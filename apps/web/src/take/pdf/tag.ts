/** Part of the structure that a reading machine walks (ISO 32000-2, 14.8.4). */
export type Role =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'Figure'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Link'

/** An element of the structure; those that hold parts of pages hold no other elements. */
export interface Tag {
  readonly role: Role
  readonly children: Tag[]
  /** What a figure shows, in words. */
  readonly alt?: string
  /** What a heading of a table is the heading of. */
  readonly scope?: 'Column' | 'Row'
}

/** Adds an element at the end of another. */
export function tagIn(parent: Tag, role: Role, more: Pick<Tag, 'alt' | 'scope'> = {}): Tag {
  const tag: Tag = { role, children: [], ...more }
  parent.children.push(tag)
  return tag
}
