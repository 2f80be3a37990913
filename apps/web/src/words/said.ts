/** Words of which some stand in the language of the data. */
export interface Said {
  readonly text: string
  /** Where it is not that of the reader. */
  readonly lang?: 'en'
}
