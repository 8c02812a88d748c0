/* Plays that stand on the page as a new reader needs them: for others their rules come when the page has time. */
/* From other pieces: STARTS, all, late, startPlays, store, whenIdle. */

STARTS.push(function (root) {
  var waiting = all(root, "[data-idle]");
  if (!waiting.length) { return; }
  store.ready.then(function () {
    if (!store.state().count) { return; }
    whenIdle(function () {
      waiting.forEach(function (el) {
        late(el.dataset.late, el.dataset.play + "_start").then(function () { return startPlays(root); }).catch(function () { /* it stays as it is */ });
      });
    });
  });
});
