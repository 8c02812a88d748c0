/* Handles that lie over a drawing and are dragged: a view's `spot` says where each is, in percent of the drawing. */
/* From other pieces: SHOW, STARTS. */

// Two numbers more are a step along the line on which it goes: its arrows point there.
SHOW.spot = function (slot, at) {
  slot.style.left = at[0] + "%";
  slot.style.top = at[1] + "%";
  if (at.length > 2) { slot.style.setProperty("--way", Math.atan2(at[3], at[2]) + "rad"); }
};

// data-pull names the event; its value is the place in the drawing, 360 by 320: across times 1000 plus down. `drop`: the hand let go.
STARTS.push(function (root) {
  var held = null; // {handle, play, id, off, at}

  function place(event) {
    var box = held.handle.parentNode.getBoundingClientRect();
    var x = 360 * (event.clientX - held.off[0] - box.left) / box.width, y = 320 * (event.clientY - held.off[1] - box.top) / box.height;
    return 1000 * Math.round(Math.max(0, Math.min(359, x))) + Math.round(Math.max(0, Math.min(319, y)));
  }

  function moved() {
    if (held && held.at !== null) { held.play.tell(held.handle.dataset.pull, held.handle.dataset.of, held.at); held.at = null; }
    if (held) { held.frame = 0; }
  }

  function dropped(event) {
    var was = held;
    if (!held || event.pointerId !== held.id) { return; }
    window.cancelAnimationFrame(held.frame);
    moved();
    held = null;
    was.handle.removeAttribute("data-held");
    was.play.tell("drop", was.handle.dataset.of, "");
  }

  root.addEventListener("pointerdown", function (event) {
    var handle = event.target.closest("[data-pull]"), box;
    if (!handle || held || event.button > 0) { return; }
    box = handle.getBoundingClientRect();
    held = { handle: handle, play: handle.closest("[data-play]").play, id: event.pointerId, at: null, frame: 0,
      off: [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2] };
    handle.setPointerCapture(event.pointerId);
    handle.setAttribute("data-held", "");
  });
  root.addEventListener("pointermove", function (event) {
    if (!held || event.pointerId !== held.id) { return; }
    held.at = place(event);
    held.frame = held.frame || window.requestAnimationFrame(moved); // once for each picture
  });
  ["pointerup", "pointercancel"].forEach(function (name) { root.addEventListener(name, dropped); });
});
