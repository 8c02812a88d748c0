/* Keeping the whole course on the device: its card, and what a page answers the worker that keeps it, come when the page has time. */
/* From other pieces: STARTS, late, later, whenIdle. */

STARTS.push(function (root) {
  var card = root.querySelector("[data-offline]"), kept = null;
  try { kept = navigator.serviceWorker && navigator.serviceWorker.controller; } catch (error) { /* a guest in a frame: there none is allowed */ }
  if (root !== document || !(kept || card)) { return; }
  (card ? later : whenIdle)(function () {
    late("late-offline.js", "offline_page").then(function (known) { known.offline_page(WORDS); }, function () { /* the next page */ });
  });
});
