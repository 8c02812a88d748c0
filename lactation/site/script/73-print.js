/* A page to print: its button, which without scripts would do nothing. */
/* From other pieces: STARTS, all. */

function startPrint(box) {
  box.hidden = false;
  box.querySelector("button").addEventListener("click", function () { window.print(); });
}

STARTS.push(function (root) { all(root, "[data-print]").forEach(startPrint); });
