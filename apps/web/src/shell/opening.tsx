/** What stands where a part of the page is about to be: the shape of what comes, and a word that it does. */
export function Opening({ word }: { readonly word: string }) {
  return (
    <div className="opening" role="status">
      <p>{word}</p>
      {[0, 1].map((i) => (
        <div key={i} className="opening-part" aria-hidden="true">
          <span className="ghost-line ghost-short" />
          <span className="ghost-strip" />
          <span className="ghost-line" />
        </div>
      ))}
    </div>
  )
}
