/* Dragging in a play: what has data-drag is dropped on what has data-drop, and the play is told `drop`. Buttons and keys do the same. */
/* From other pieces: STARTS, all, withEach. */

var DRAG_FROM_PX = 6; // less is a press

// A finger drags by the grip alone, so that the page still scrolls; a mouse or pen by the whole of it.
function startDrag(item) {
  var play = item.closest("[data-play]"), from = null, moves = false;
  function under(event) {
    var found;
    item.style.pointerEvents = "none";
    found = item.getRootNode().elementFromPoint(event.clientX, event.clientY);
    item.style.pointerEvents = "";
    found = found && found.closest("[data-drop]");
    return found && play.contains(found) ? found : null;
  }
  function mark(target) {
    all(play, "[data-drop]").forEach(function (one) { one.classList.toggle("under", one === target); });
  }
  function move(event) {
    var x = event.clientX - from.x, y = event.clientY - from.y;
    moves = moves || Math.abs(x) + Math.abs(y) >= DRAG_FROM_PX;
    if (!moves) { return; }
    item.classList.add("dragged");
    item.style.transform = "translate(" + x + "px," + y + "px)";
    mark(under(event));
  }
  function end(event) {
    var target = moves && event.type === "pointerup" ? under(event) : null;
    listen("removeEventListener");
    item.style.transform = "";
    item.classList.remove("dragged");
    mark(null);
    if (target && play.play) { play.play.tell("drop", item.dataset.drag, target.dataset.drop); }
  }
  // The document hears it also when the hand is faster than what it holds.
  function listen(how) {
    document[how]("pointermove", move);
    document[how]("pointerup", end);
    document[how]("pointercancel", end);
  }
  item.addEventListener("pointerdown", function (event) {
    if (event.button !== 0 || event.pointerType === "touch" && !event.target.closest("[data-grip]")) { return; }
    from = { x: event.clientX, y: event.clientY };
    moves = false;
    listen("addEventListener");
  });
  item.addEventListener("click", function (event) { // the press that ends a drag is none
    if (moves) { event.stopPropagation(); event.preventDefault(); }
    moves = false;
  }, true);
}

STARTS.push(function (root) { withEach(root, "[data-drag]", startDrag); });
