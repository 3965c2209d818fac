// Drops files on the page, as a file manager does.

/**
 * Drops files, `[name, bytes]` each, in either driver; milliseconds until what `until` selects is there.
 */
export function drop(page, files, until = 'body') {
  const given = files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]);
  return page.evaluate(async ([given, until]) => {
    const transfer = new DataTransfer();
    for (const [name, data] of given) transfer.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name));
    // What was made of the files is not the page's.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const from = performance.now();
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
    while (document.querySelector(until) === null) await new Promise(requestAnimationFrame);
    return performance.now() - from;
  }, [given, until]);
}

/** Drops what stands on the disk, folders too. `session` is one of Chromium's DevTools. */
export async function dropPaths(session, paths) {
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
}
