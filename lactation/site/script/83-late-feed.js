/* A feed in a slot with data-late-feed (its view): how it is drawn comes when one is shown, and each feed is a drawing of its own. */
/* From other pieces: SHOW, feeds, html, late. */

SHOW.feed = function (slot, scene, spec) {
  var view = slot.dataset.lateFeed, named = JSON.stringify(scene), made;
  if (!view) { feeds(slot, scene, spec); return; }
  if (slot.scene === named) { return; }
  slot.scene = named;
  slot.textContent = "";
  if (!scene || !spec.feed) { return; }
  made = html("div", { "data-feed": view }, slot);
  late("late-feed.js", "feed_" + view).then(function () { if (made.isConnected) { feeds(made, scene, spec); } }, function () { slot.scene = ""; });
};
