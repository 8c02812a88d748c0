/* Items that a play brings late, in scripts of their own (content/chunks.py): the view's `needs` names the chunk that is wanted. */
/* From other pieces: SHOW, all, here, html, showRows. */

// When one does not arrive, the play is told `lost`.
SHOW.needs = function (slot, name, spec) {
  var page = document.documentElement, play = slot.closest("[data-play]").play, script;
  if (!name || play.brings === name) { return; }
  play.brings = name;
  script = html("script", { src: here.file((page.getAttribute("data-content_root") || "./") + "_static/" + spec.files[name]), charset: "utf-8" });
  script.onload = function () {
    var chunk = (window.MILK_ITEMS || {})[name];
    if (!chunk) { script.onerror(); return; } // something else came in its place, such as a network's page to log in
    Object.assign(spec.held, chunk.items);
    spec.feed = spec.feed || chunk.feed;
    spec.have[name] = true;
    play.brings = "";
    play.shown(false); // where one went when the items were on their way
  };
  script.onerror = function () {
    play.brings = "";
    script.remove();
    play.tell("lost", "", "", true);
  };
  document.head.appendChild(script);
};

// Rows that lead somewhere: a link in each tells in which cell its address stands.
SHOW.rows = function (slot, rows) {
  showRows(slot, rows);
  all(slot, "[data-to]").forEach(function (link, at) { link.href = rows[at][link.dataset.to]; });
};
