/* The figures of a phone lie in a row: their numbers say which one is in view, and lead to each. */
/* From other pieces: STARTS, all. */

STARTS.push(function (root) {
  all(root, ".nth").forEach(function (nth) {
    var row = nth.previousElementSibling, figures = row.children, buttons = all(nth, "button");
    function from(i) { return figures[i].offsetLeft - figures[0].offsetLeft; }
    function mark() {
      var now = Math.round(row.scrollLeft / from(1)) || 0;
      buttons.forEach(function (button, i) { button.setAttribute("aria-pressed", i === now); });
    }
    buttons.forEach(function (button, i) { button.addEventListener("click", function () { row.scrollLeft = from(i); }); });
    row.addEventListener("scroll", mark);
    nth.hidden = false;
    mark();
  });
});
