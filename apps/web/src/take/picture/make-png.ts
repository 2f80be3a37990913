/** How many dots of the picture stand for one of the drawing. */
const DENSITY = 2

/** Paints SVG. @throws {Error} where the browser cannot */
export async function makePng(svg: string, width: number, height: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * DENSITY
    canvas.height = height * DENSITY
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('the browser gave no canvas to paint on; another browser may')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('the browser did not write the PNG'))),
        'image/png',
      )
    })
  } finally {
    URL.revokeObjectURL(address)
  }
}
