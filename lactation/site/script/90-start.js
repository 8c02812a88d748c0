/* Start everything that lies below a root: a page's document, or the shadow root of a card in a notebook. */
/* From other pieces: STARTS. */

// Resolves when all has started. What fails on a page leaves the rest of it alive.
function start(root) {
  return Promise.all(STARTS.map(function (work) {
    try { return work(root); } catch (error) { window.setTimeout(function () { throw error; }, 0); return null; }
  }));
}
